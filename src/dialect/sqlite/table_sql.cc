#include "dialect/sqlite/table_sql.h"

#include <optional>
#include <vector>

#include "dialect/sqlite/quote.h"
#include "dialect/sqlite/table_parts.h"
#include "dialect/sqlite/types.h"

namespace strata::dialect::sqlite {
namespace {

using target::ReferentialAction;

std::string_view action_sql(ReferentialAction action) {
  switch (action) {
    case ReferentialAction::no_action:
      return "NO ACTION";
    case ReferentialAction::restrict_:
      return "RESTRICT";
    case ReferentialAction::cascade:
      return "CASCADE";
    case ReferentialAction::set_null:
      return "SET NULL";
    case ReferentialAction::set_default:
      return "SET DEFAULT";
  }
  return {};
}

std::string quoted_list(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) {
    if (!list.empty()) list += ", ";
    list += quote(name);
  }
  return list;
}

std::string key_columns(const std::vector<schema::KeyColumn>& columns) {
  std::string list;
  for (const schema::KeyColumn& column : columns) {
    if (!list.empty()) list += ", ";
    list += quote(column.name);
    if (!column.collation.empty()) list += " COLLATE " + quote(column.collation);
    if (!column.sort) continue;
    list += *column.sort == schema::SortOrder::ascending ? " ASC" : " DESC";
  }
  return list;
}

std::string foreign_key(const schema::ForeignKey& key) {
  std::string sql;
  if (!key.name.empty()) sql = "CONSTRAINT " + quote(key.name) + ' ';
  sql += "FOREIGN KEY (" + quoted_list(key.columns) + ") REFERENCES " + quote(key.referenced_table.name);
  sql += " (" + quoted_list(key.referenced_columns) + ')';
  sql += " ON DELETE ";
  sql += action_sql(key.on_delete);
  sql += " ON UPDATE ";
  sql += action_sql(key.on_update);
  return sql;
}

bool is_single_key(const schema::Table& table, const schema::Column& column) {
  return table.primary_key && table.primary_key->columns.size() == 1 &&
         table.primary_key->columns.front().name == column.name;
}

std::string options_of(const schema::Table& table) {
  std::string sql;
  for (const schema::TablePart& part : table.unmanaged_parts) {
    if (part.kind == schema::UnmanagedKind::table_option) sql += (sql.empty() ? " " : ", ") + part.sql;
  }
  return sql;
}

}  // namespace

std::string column_definition(const schema::Column& column, bool is_primary_key) {
  std::string sql = quote(column.name) + ' ' + column.type.name;
  if (column.arity == schema::Arity::required) sql += " NOT NULL";
  if (is_primary_key) sql += " PRIMARY KEY";
  if (is_primary_key && column.is_autoincrement) sql += " AUTOINCREMENT";
  if (!column.default_value) return sql;
  if (const std::optional<std::string> value = render_default(*column.default_value)) {
    sql += " DEFAULT " + *value;
  }
  return sql;
}

std::string create_table(const schema::Table& table, std::string_view name) {
  std::string sql = "CREATE TABLE " + quote(name) + " (\n";
  std::string_view separator;
  const auto add = [&](std::string_view line) {
    sql += separator;
    sql += "    ";
    sql += line;
    separator = ",\n";
  };
  for (const schema::Column& column : table.columns) {
    std::string definition = column_definition(column, is_single_key(table, column));
    if (const schema::TablePart* part = find_collation(table, column.name)) definition += ' ' + part->sql;
    add(definition);
  }
  const auto add_parts = [&](schema::UnmanagedKind kind) {
    for (const schema::TablePart& part : table.unmanaged_parts) {
      if (part.kind == kind) add(part.sql);
    }
  };
  add_parts(schema::UnmanagedKind::generated_column);
  if (table.primary_key && table.primary_key->columns.size() > 1) {
    separator = ",\n\n";
    add("PRIMARY KEY (" + key_columns(table.primary_key->columns) + ')');
  }
  for (const schema::ForeignKey& key : table.foreign_keys) {
    std::string definition = foreign_key(key);
    if (const schema::TablePart* part = find_deferral(table, key.columns)) definition += ' ' + part->sql;
    add(definition);
  }
  add_parts(schema::UnmanagedKind::check);
  return sql + "\n)" + options_of(table);
}

std::string create_index(const schema::Index& index, std::string_view table) {
  std::string sql = index.kind == schema::IndexKind::unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ";
  sql += quote(index.name) + " ON " + quote(table) + '(' + key_columns(index.columns) + ')';
  if (index.predicate) sql += " WHERE " + *index.predicate;
  return sql;
}

}  // namespace strata::dialect::sqlite
