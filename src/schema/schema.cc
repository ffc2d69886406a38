#include "schema/schema.h"

#include <algorithm>

namespace strata::schema {

std::optional<ColumnIndex> Table::find_column(std::string_view column) const {
  const auto found = std::ranges::find(columns, column, &Column::name);
  if (found == columns.end()) return std::nullopt;
  return static_cast<ColumnIndex>(found - columns.begin());
}

}  // namespace strata::schema
