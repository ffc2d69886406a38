// A list that most objects do not have: while it is empty, it takes one pointer.
#pragma once

#include <compare>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/boxed.h"

namespace strata {

// Used like a std::vector that grows, or is emptied as a whole. Copies are deep.
template <typename T>
class RareList {
 public:
  [[nodiscard]] bool empty() const { return !items_; }
  [[nodiscard]] std::size_t size() const { return items().size(); }
  [[nodiscard]] auto begin() const { return items().begin(); }
  [[nodiscard]] auto end() const { return items().end(); }

  void push_back(T item) {
    if (!items_) items_.emplace();
    items_->push_back(std::move(item));
  }
  void clear() { items_.reset(); }

  friend bool operator==(const RareList& left, const RareList& right) { return left.items_ == right.items_; }
  friend auto operator<=>(const RareList& left, const RareList& right)
    requires std::three_way_comparable<T>
  {
    return left.items() <=> right.items();
  }

 private:
  [[nodiscard]] const std::vector<T>& items() const { return items_ ? *items_ : kNone; }

  static inline const std::vector<T> kNone;

  Boxed<std::vector<T>> items_;  // never empty
};

}  // namespace strata
