#include "schema/schema.h"

#include <algorithm>
#include <iterator>

namespace strata::schema {

std::optional<ColumnIndex> Table::find_column(std::string_view column) const {
  const auto found = std::ranges::find(columns, column, &Column::name);
  if (found == columns.end()) return std::nullopt;
  return static_cast<ColumnIndex>(found - columns.begin());
}

void set_partial_indexes_aside(Schema& schema) {
  for (Table& table : schema.tables) {
    const auto partial = std::ranges::stable_partition(
        table.indexes, [](const Index& index) { return !index.predicate.has_value(); });
    std::ranges::move(partial, std::back_inserter(table.unmanaged_indexes));
    table.indexes.erase(partial.begin(), partial.end());
  }
}

}  // namespace strata::schema
