#include "schema/schema.h"

#include <algorithm>
#include <iterator>

namespace strata::schema {

std::string_view scalar_name(TypeFamily family) {
  using target::ScalarType;
  switch (family) {
    case TypeFamily::int_:
      return target::scalar_type_name(ScalarType::int_);
    case TypeFamily::big_int:
      return target::scalar_type_name(ScalarType::big_int);
    case TypeFamily::float_:
      return target::scalar_type_name(ScalarType::float_);
    case TypeFamily::decimal:
      return target::scalar_type_name(ScalarType::decimal);
    case TypeFamily::boolean:
      return target::scalar_type_name(ScalarType::boolean);
    case TypeFamily::string:
      return target::scalar_type_name(ScalarType::string);
    case TypeFamily::date_time:
      return target::scalar_type_name(ScalarType::date_time);
    case TypeFamily::json:
      return target::scalar_type_name(ScalarType::json);
    case TypeFamily::bytes:
      return target::scalar_type_name(ScalarType::bytes);
    case TypeFamily::enum_:
    case TypeFamily::unsupported:
      return {};
  }
  return {};
}

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
