#include "dialect/postgres/sequences.h"

#include <algorithm>
#include <variant>

#include "base/ascii.h"
#include "dialect/postgres/names.h"
#include "target/constraint_name.h"

namespace strata::dialect::postgres {
namespace {

constexpr std::string_view kSuffix = "_seq";
constexpr std::size_t kNameBytes = 63;

// PostgreSQL shortens the longer of the two names until both fit (makeObjectName in its source).
std::string serial_name(std::string_view table, std::string_view column) {
  const std::size_t available = kNameBytes - kSuffix.size() - 1;
  std::size_t table_size = table.size();
  std::size_t column_size = column.size();
  while (table_size + column_size > available) {
    --(table_size > column_size ? table_size : column_size);
  }
  std::string name(target::cut(table, table_size));
  name += '_';
  name += target::cut(column, column_size);
  name += kSuffix;
  return name;
}

}  // namespace

std::string new_sequence(const schema::ObjectName& table, const schema::Column& column) {
  const std::string name = quote_if_needed(to_lower(table.name + '_' + column.name + std::string(kSuffix)));
  return table.namespace_name.empty() ? name : quote(table.namespace_name) + '.' + name;
}

schema::ObjectName sequence_of(const schema::ObjectName& table, const schema::Column& column) {
  if (column.default_value) {
    const auto* sequence = std::get_if<schema::SequenceDefault>(&*column.default_value);
    if (sequence != nullptr && !sequence->sequence.empty()) {
      return {.namespace_name = table.namespace_name, .name = sequence->sequence};
    }
  }
  return {.namespace_name = table.namespace_name, .name = serial_name(table.name, column.name)};
}

}  // namespace strata::dialect::postgres
