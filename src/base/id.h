// Typed indices. An Id<Tag> is a position in one IdVector and means something only beside it; ids of
// different things cannot be mixed up, and ids of two schemas must not be compared.
#pragma once

#include <cassert>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace strata {

template <typename Tag>
struct Id {
  std::uint32_t value = 0;

  friend auto operator<=>(const Id&, const Id&) = default;
};

// A vector that is indexed by its own id type only.
template <typename IdType, typename T>
class IdVector {
 public:
  IdType push_back(T value) {
    items_.push_back(std::move(value));
    return IdType{static_cast<std::uint32_t>(items_.size() - 1)};
  }

  T& operator[](IdType id) {
    assert(id.value < items_.size());
    return items_[id.value];
  }
  const T& operator[](IdType id) const {
    assert(id.value < items_.size());
    return items_[id.value];
  }

  [[nodiscard]] std::size_t size() const { return items_.size(); }
  [[nodiscard]] bool empty() const { return items_.empty(); }
  void reserve(std::size_t count) { items_.reserve(count); }
  // Ids from before mean nothing afterwards.
  template <typename Condition>
  void erase_if(Condition condition) {
    std::erase_if(items_, condition);
  }
  // The id that the item at position `index` has.
  [[nodiscard]] static IdType id(std::size_t index) { return IdType{static_cast<std::uint32_t>(index)}; }

  auto begin() { return items_.begin(); }
  auto end() { return items_.end(); }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }
  T& back() { return items_.back(); }
  const T& back() const { return items_.back(); }

  friend bool operator==(const IdVector&, const IdVector&) = default;

 private:
  std::vector<T> items_;
};

}  // namespace strata
