#include "dialect/cockroach/own_types.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace strata::dialect::cockroach {
namespace {

using schema::TypeFamily;

// What PostgreSQL's introspection says, and what CockroachDB says; others have one name.
constexpr auto kOwnNames = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"SMALLINT", "INT2"},
    {"INTEGER", "INT4"},
    {"BIGINT", "INT8"},
    {"REAL", "FLOAT4"},
    {"DOUBLE PRECISION", "FLOAT8"},
    {"BOOLEAN", "BOOL"},
    {"TEXT", "STRING"},
    {"VARCHAR", "STRING"},
    {"JSON", "JSONB"},
    {"BYTEA", "BYTES"},
});

constexpr std::string_view kSingleChar = "\"char\"";

void use_own_types(std::vector<schema::Column>& columns) {
  for (schema::Column& column : columns) {
    schema::ColumnType& type = column.type;
    if (type.family == TypeFamily::enum_) continue;
    if (type.family == TypeFamily::unsupported) {
      if (type.name == kSingleChar) type.family = TypeFamily::string;
      continue;
    }
    const auto* const own =
        std::ranges::find(kOwnNames, type.name, &std::pair<std::string_view, std::string_view>::first);
    if (own != kOwnNames.end()) type.name = own->second;
  }
}

}  // namespace

schema::Schema with_own_types(schema::Schema read) {
  for (schema::Table& table : read.tables) use_own_types(table.columns);
  for (schema::View& view : read.views) use_own_types(view.columns);
  return read;
}

}  // namespace strata::dialect::cockroach
