#include "dialect/postgres/spelling.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/ascii.h"
#include "dialect/postgres/catalog_type.h"
#include "dialect/postgres/column_sql.h"
#include "dialect/postgres/expression.h"
#include "dialect/postgres/long_names.h"
#include "diff/pairing.h"

namespace strata::dialect::postgres {
namespace {

using schema::Column;
using schema::ColumnType;
using schema::Index;
using schema::Schema;
using schema::Table;

// Types that have one place where none is given.
constexpr std::array<std::string_view, 2> kOneByDefault = {"CHAR", "BIT"};

void adopt_type(Column& database, const Column& file) {
  ColumnType& type = database.type;
  const bool is_filled_in = type.name == file.type.name && type.arguments[0] == 1 &&
                            file.type.arguments[0] == schema::kNoArgument &&
                            std::ranges::find(kOneByDefault, type.name) != kOneByDefault.end();
  if (is_filled_in) type.arguments[0] = schema::kNoArgument;
  // Unsupported("integer") names a type that the schema language knows.
  if (file.type.family != schema::TypeFamily::unsupported || type.family == file.type.family) return;
  if (equal_but_for_case(file.type.name, type_sql(type, schema::Arity::required))) type = file.type;
}

// The server prints a UUID in lower case.
std::string meaning(const Column& column, const std::string& sql) {
  return canonical_expression(column.type.name == "UUID" ? to_lower(sql) : sql);
}

void adopt_default(Column& database, const Column& file) {
  if (database.default_value == file.default_value) return;
  const bool is_expression =
      (database.default_value &&
       std::holds_alternative<schema::ExpressionDefault>(*database.default_value)) ||
      (file.default_value && std::holds_alternative<schema::ExpressionDefault>(*file.default_value));
  if (is_expression && same_meaning(database, file)) database.default_value = file.default_value;
}

// That of the same name, or else any.
void adopt_predicates(Table& database, const Table& file) {
  std::multimap<std::string, const Index*> written;  // by what they mean
  for (const Index& index : file.indexes) {
    if (index.predicate) written.emplace(canonical_expression(*index.predicate), &index);
  }
  if (written.empty()) return;
  for (Index& index : database.indexes) {
    if (!index.predicate) continue;
    const auto [first, last] = written.equal_range(canonical_expression(*index.predicate));
    if (first == last) continue;
    const auto namesake =
        std::find_if(first, last, [&](const auto& entry) { return entry.second->name == index.name; });
    index.predicate = (namesake == last ? first : namesake)->second->predicate;
  }
}

void adopt(Table& database, const Table& file) {
  if (database == file) return;
  for (const auto& [found, written] : shared_columns(database, file)) {
    adopt_type(*found, *written);
    adopt_default(*found, *written);
  }
  adopt_predicates(database, file);
}

}  // namespace

std::vector<std::pair<Column*, const Column*>> shared_columns(Table& database, const Table& file) {
  std::unordered_map<std::string_view, const Column*> written;
  written.reserve(file.columns.size());
  for (const Column& column : file.columns) written.emplace(column.name, &column);
  std::vector<std::pair<Column*, const Column*>> shared;
  for (Column& column : database.columns) {
    if (const auto found = written.find(column.name); found != written.end()) {
      shared.emplace_back(&column, found->second);
    }
  }
  return shared;
}

bool same_meaning(const Column& database, const Column& file) {
  const std::optional<std::string> found = default_sql(database);
  const std::optional<std::string> written = default_sql(file);
  return found && written && meaning(database, *found) == meaning(file, *written);
}

void adopt_spelling(Schema& database, const Schema& file) {
  restore_long_names(database, file);
  for (const Pair<schema::TableId>& id : diff::pair_by_name(database.tables, file.tables).kept) {
    adopt(database.tables[id.previous], file.tables[id.next]);
  }
}

}  // namespace strata::dialect::postgres
