#include "diff/released_key.h"

#include <algorithm>

namespace strata::diff {

void release_key(std::vector<Step>& steps, const Pair<TableId>& table, const Pair<KeyIndex>& key) {
  const bool goes = std::ranges::any_of(steps, [&](const Step& step) {
    const auto* const drop = std::get_if<DropForeignKey>(&step);
    return drop != nullptr && drop->previous_table == table.previous && drop->previous == key.previous;
  });
  if (goes) return;
  std::erase_if(steps, [&](const Step& step) {
    const auto* const rename = std::get_if<RenameForeignKey>(&step);
    return rename != nullptr && rename->table == table && rename->foreign_key == key;
  });
  steps.emplace_back(DropForeignKey{.previous_table = table.previous, .previous = key.previous});
  steps.emplace_back(AddForeignKey{.next_table = table.next, .next = key.next});
}

}  // namespace strata::diff
