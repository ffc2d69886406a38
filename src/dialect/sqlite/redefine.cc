#include "dialect/sqlite/redefine.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "dialect/sqlite/quote.h"
#include "dialect/sqlite/statement.h"
#include "dialect/sqlite/table_sql.h"
#include "dialect/sqlite/types.h"

namespace strata::dialect::sqlite {
namespace {

using schema::Schema;
using schema::Table;

constexpr std::string_view kPrefix = "new_";

// The names of either side that a temporary table might meet, in lower case: SQLite does not tell cases
// apart.
std::set<std::string> taken_names(const Pair<Schema>& schemas) {
  std::set<std::string> taken;
  for (const Schema* schema : {&schemas.previous, &schemas.next}) {
    for (const Table& table : schema->tables) {
      std::string name = to_lower(table.name.name);
      if (name.starts_with(kPrefix)) taken.insert(std::move(name));
    }
  }
  return taken;
}

// "new_T", with as many more "new_" as it takes to meet no other table.
std::string temporary_name(const std::string& table, const std::set<std::string>& taken) {
  std::string name = table;
  do {
    name.insert(0, kPrefix);
  } while (taken.contains(to_lower(name)));
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

// An index that the schema file does not speak of outlives the table, unless one of its columns is gone.
bool still_fits(const schema::Index& index, const Table& previous,
                const std::vector<diff::ColumnIndex>& dropped) {
  return std::ranges::none_of(dropped, [&](diff::ColumnIndex i) {
    const std::string& column = previous.columns[i].name;
    return std::ranges::find(index.columns, column, &schema::KeyColumn::name) != index.columns.end() ||
           (index.predicate && to_lower(*index.predicate).find(to_lower(column)) != std::string::npos);
  });
}

// The parts that the schema file cannot say outlive the table too. A check or generated column that mentions
// a column that goes, goes with it; so does a generated column whose name the schema file takes.
std::vector<schema::TablePart> surviving_parts(const Pair<const Table*>& table,
                                               const std::vector<diff::ColumnIndex>& dropped) {
  std::vector<schema::TablePart> parts = table.previous->unmanaged_parts;
  std::erase_if(parts, [&](const schema::TablePart& part) {
    const bool is_generated = part.kind == schema::UnmanagedKind::generated_column;
    if (!is_generated && part.kind != schema::UnmanagedKind::check) return false;
    const bool is_replaced = is_generated && table.next->find_column(part.name);
    return is_replaced || std::ranges::any_of(dropped, [&](diff::ColumnIndex i) {
             return mentions(part.sql, table.previous->columns[i].name);
           });
  });
  return parts;
}

// An index of the schema file as the table had it: with the collations that only SQL can say.
schema::Index with_collations(schema::Index index, const Table& previous) {
  const auto before = std::ranges::find(previous.indexes, index.name, &schema::Index::name);
  if (before == previous.indexes.end()) return index;
  for (schema::KeyColumn& column : index.columns) {
    const auto same = std::ranges::find(before->columns, column.name, &schema::KeyColumn::name);
    if (same != before->columns.end()) column.collation = same->collation;
  }
  return index;
}

void redefine(std::vector<std::string>& statements, const diff::RedefineTable& step,
              const Pair<Schema>& schemas, const std::set<std::string>& taken) {
  const Pair<const Table*> table = {&schemas.previous.tables[step.table.previous],
                                    &schemas.next.tables[step.table.next]};
  const std::string& name = table.next->name.name;
  const std::string temporary = temporary_name(name, taken);
  Table rebuilt = *table.next;
  rebuilt.unmanaged_parts = surviving_parts(table, step.dropped);
  statements.push_back(create_table(rebuilt, temporary));
  if (auto copy = copy_rows(step, table, temporary)) statements.push_back(*std::move(copy));
  statements.push_back("DROP TABLE " + quote(table.previous->name.name));
  statements.push_back("ALTER TABLE " + quote(temporary) + " RENAME TO " + quote(name));
  for (const schema::Index& index : table.next->indexes) {
    statements.push_back(create_index(with_collations(index, *table.previous), name));
  }
  for (const schema::Index& index : table.previous->unmanaged_indexes) {
    if (still_fits(index, *table.previous, step.dropped)) statements.push_back(create_index(index, name));
  }
}

}  // namespace

std::vector<std::string> redefine_tables(const diff::RedefineTables& step, const Pair<Schema>& schemas) {
  // Inside a transaction foreign keys cannot be switched off any more; there the first line helps.
  std::vector<std::string> statements = {"PRAGMA defer_foreign_keys=ON", "PRAGMA foreign_keys=OFF"};
  const std::set<std::string> taken = taken_names(schemas);
  for (const diff::RedefineTable& table : step.tables) redefine(statements, table, schemas, taken);
  statements.emplace_back("PRAGMA foreign_keys=ON");
  statements.emplace_back("PRAGMA defer_foreign_keys=OFF");
  return statements;
}

}  // namespace strata::dialect::sqlite
