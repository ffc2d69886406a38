// Finds names among many: a hash table in one piece of memory, for names that stand elsewhere.
//
// Made for tables that are filled and emptied again and again: clear() costs nothing, and a table that has
// grown once allocates no more.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace strata {

class NameTable {
 public:
  // The number that `name` has, or gets now, and whether it is new. The text of a name must outlive the table
  // or the next clear().
  std::pair<std::uint32_t, bool> add(std::string_view name, std::uint32_t number) {
    if ((size_ + 1) * 2 > slots_.size()) resize(std::max(kFirstSize, slots_.size() * 2));
    Slot& slot = slots_[find_slot(name)];
    if (slot.round == round_) return {slot.number, false};
    slot = {.name = name, .number = number, .round = round_};
    ++size_;
    return {number, true};
  }

  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name) const {
    if (slots_.empty()) return std::nullopt;
    const Slot& slot = slots_[find_slot(name)];
    return slot.round == round_ ? std::optional(slot.number) : std::nullopt;
  }

  void clear() {
    size_ = 0;
    if (++round_ != 0) return;
    slots_.assign(slots_.size(), {});  // the rounds begin anew: no old slot may seem filled
    round_ = 1;
  }

 private:
  struct Slot {
    std::string_view name;
    std::uint32_t number = 0;
    std::uint32_t round = 0;  // filled when it is the table's
  };
  static constexpr std::size_t kFirstSize = 64;

  // The slot of the name, or the free one where it belongs. There always is a free one.
  [[nodiscard]] std::size_t find_slot(std::string_view name) const {
    std::size_t index = std::hash<std::string_view>{}(name) & (slots_.size() - 1);
    while (slots_[index].round == round_ && slots_[index].name != name)
      index = (index + 1) & (slots_.size() - 1);
    return index;
  }

  void resize(std::size_t size) {
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(size));
    for (const Slot& slot : old) {
      if (slot.round == round_) slots_[find_slot(slot.name)] = slot;
    }
  }

  std::vector<Slot> slots_;  // a power of two of them
  std::size_t size_ = 0;
  std::uint32_t round_ = 1;
};

}  // namespace strata
