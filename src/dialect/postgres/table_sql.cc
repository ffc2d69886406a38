#include "dialect/postgres/table_sql.h"

#include <string_view>

#include "dialect/postgres/names.h"

namespace strata::dialect::postgres {
namespace {

using target::IndexType;
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

// Nothing for the one that is meant when none is named.
std::string_view method_sql(IndexType type) {
  switch (type) {
    case IndexType::btree:
      return "";
    case IndexType::hash:
      return " USING HASH ";
    case IndexType::gin:
      return " USING GIN ";
    case IndexType::gist:
      return " USING GIST ";
    case IndexType::sp_gist:
      return " USING SPGIST ";
    case IndexType::brin:
      return " USING BRIN ";
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

std::string index_columns(const std::vector<schema::KeyColumn>& columns) {
  std::string list;
  for (const schema::KeyColumn& column : columns) {
    if (!list.empty()) list += ", ";
    list += quote(column.name);
    if (!column.operator_class.empty()) list += ' ' + column.operator_class.text();
    if (column.sort) list += *column.sort == schema::SortOrder::ascending ? " ASC" : " DESC";
  }
  return list;
}

}  // namespace

std::string create_index(const schema::Index& index, const schema::ObjectName& table) {
  std::string sql = index.kind == schema::IndexKind::unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ";
  sql += quote(index.name) + " ON " + quote(table);
  sql += method_sql(index.type);
  sql += '(' + index_columns(index.columns) + ')';
  if (index.predicate) sql += " WHERE (" + *index.predicate + ')';
  return sql;
}

std::string add_foreign_key(const schema::ForeignKey& key, const schema::ObjectName& table) {
  std::string sql = "ALTER TABLE " + quote(table) + " ADD CONSTRAINT " + quote(key.name);
  sql += " FOREIGN KEY (" + quoted_list(key.columns) + ") REFERENCES " + quote(key.referenced_table);
  sql += '(' + quoted_list(key.referenced_columns) + ')';
  sql += " ON DELETE ";
  sql += action_sql(key.on_delete);
  sql += " ON UPDATE ";
  sql += action_sql(key.on_update);
  return sql;
}

std::string primary_key(const schema::PrimaryKey& key, std::string_view separator) {
  std::string sql = "CONSTRAINT " + quote(key.name) + " PRIMARY KEY (";
  for (std::size_t i = 0; i < key.columns.size(); ++i) {
    if (i > 0) sql += separator;
    sql += quote(key.columns[i].name);
  }
  return sql + ')';
}

std::string create_table(const schema::Table& table, const schema::ObjectName& name,
                         const std::vector<std::string>& columns) {
  std::string sql = "CREATE TABLE " + quote(name) + " (\n";
  std::string_view separator;
  for (const std::string& column : columns) {
    sql += separator;
    sql += "    " + column;
    separator = ",\n";
  }
  if (table.primary_key) sql += ",\n\n    " + primary_key(*table.primary_key, ",");
  return sql + "\n)";
}

}  // namespace strata::dialect::postgres
