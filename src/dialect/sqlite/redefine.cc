#include "dialect/sqlite/redefine.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "dialect/sqlite/quote.h"
#include "dialect/sqlite/table_sql.h"
#include "dialect/sqlite/types.h"

namespace strata::dialect::sqlite {
namespace {

using schema::Schema;
using schema::Table;

bool same_name(std::string_view left, std::string_view right) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(left, right, {}, lower, lower);
}

bool has_table(const Schema& schema, std::string_view name) {
  return std::ranges::any_of(schema.tables, [&](const Table& t) { return same_name(t.name.name, name); });
}

// "new_T", with as many more "new_" as it takes to meet no other table.
std::string temporary_name(std::string_view table, const Pair<Schema>& schemas) {
  std::string name = "new_";
  name += table;
  while (has_table(schemas.previous, name) || has_table(schemas.next, name)) name.insert(0, "new_");
  return name;
}

// The value of a kept column in the copy: what becomes required takes its default where it was null.
std::string copied_value(const diff::ColumnPair& pair, const Pair<const Table*>& table) {
  const schema::Column& next = table.next->columns[pair.column.next];
  const bool becomes_required = pair.changes.arity && next.arity == schema::Arity::required;
  if (!becomes_required || !next.default_value) return quote(next.name);
  const std::optional<std::string> value = render_default(*next.default_value);
  if (!value) return quote(next.name);
  return "coalesce(" + quote(next.name) + ", " + *value + ") AS " + quote(next.name);
}

std::optional<std::string> copy_rows(const diff::RedefineTable& step, const Pair<const Table*>& table,
                                     std::string_view temporary) {
  if (step.kept.empty()) return std::nullopt;
  std::string columns;
  std::string values;
  for (const diff::ColumnPair& pair : step.kept) {
    const std::string_view separator = columns.empty() ? "" : ", ";
    columns += separator;
    columns += quote(table.next->columns[pair.column.next].name);
    values += separator;
    values += copied_value(pair, table);
  }
  return "INSERT INTO " + quote(temporary) + " (" + columns + ") SELECT " + values + " FROM " +
         quote(table.previous->name.name);
}

void redefine(std::vector<std::string>& statements, const diff::RedefineTable& step,
              const Pair<Schema>& schemas) {
  const Pair<const Table*> table = {&schemas.previous.tables[step.table.previous],
                                    &schemas.next.tables[step.table.next]};
  const std::string& name = table.next->name.name;
  const std::string temporary = temporary_name(name, schemas);
  statements.push_back(create_table(*table.next, temporary));
  if (auto copy = copy_rows(step, table, temporary)) statements.push_back(*std::move(copy));
  statements.push_back("DROP TABLE " + quote(table.previous->name.name));
  statements.push_back("ALTER TABLE " + quote(temporary) + " RENAME TO " + quote(name));
  for (const schema::Index& index : table.next->indexes) statements.push_back(create_index(index, name));
}

}  // namespace

std::vector<std::string> redefine_tables(const diff::RedefineTables& step, const Pair<Schema>& schemas) {
  // Inside a transaction foreign keys cannot be switched off any more; there the first line helps.
  std::vector<std::string> statements = {"PRAGMA defer_foreign_keys=ON", "PRAGMA foreign_keys=OFF"};
  for (const diff::RedefineTable& table : step.tables) redefine(statements, table, schemas);
  statements.emplace_back("PRAGMA foreign_keys=ON");
  statements.emplace_back("PRAGMA defer_foreign_keys=OFF");
  return statements;
}

}  // namespace strata::dialect::sqlite
