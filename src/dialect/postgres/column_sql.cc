#include "dialect/postgres/column_sql.h"

#include <array>
#include <utility>

#include "base/overloaded.h"
#include "dialect/postgres/names.h"
#include "target/quote.h"

namespace strata::dialect::postgres {
namespace {

using schema::ColumnType;
using schema::Literal;

constexpr auto kSerials = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"SMALLINT", "SMALLSERIAL"},
    {"INTEGER", "SERIAL"},
    {"BIGINT", "BIGSERIAL"},
});

std::string serial_type(const schema::Column& column) {
  for (const auto& [integer, serial] : kSerials) {
    if (column.is_autoincrement && column.type.name == integer) return std::string(serial);
  }
  return type_sql(column.type, column.arity);
}

std::string element_type(const ColumnType& type) {
  if (type.family == schema::TypeFamily::enum_) return quote_in(type.enum_namespace, type.name);
  std::string sql = type.name;
  if (type.arguments[0] == schema::kNoArgument) return sql;
  sql += '(' + std::to_string(type.arguments[0]);
  if (type.arguments[1] != schema::kNoArgument) sql += ',' + std::to_string(type.arguments[1]);
  return sql + ')';
}

std::string literal_sql(const Literal& value, const ColumnType& type) {
  switch (value.kind) {
    case Literal::Kind::integer:
    case Literal::Kind::decimal:
    case Literal::Kind::boolean:
      return value.text;
    case Literal::Kind::string:
    case Literal::Kind::date_time:
    case Literal::Kind::json:
    case Literal::Kind::enum_value:
      return target::quote_string(value.text);
    case Literal::Kind::bytes:
      return "'\\x" + value.text + '\'';
    case Literal::Kind::list:
      break;
  }
  std::string sql = "ARRAY[";
  for (const Literal& element : value.elements) {
    if (!sql.ends_with('[')) sql += ", ";
    sql += literal_sql(element, type);
  }
  return sql + "]::" + element_type(type) + "[]";
}

}  // namespace

std::string type_sql(const ColumnType& type, schema::Arity arity) {
  return arity == schema::Arity::list ? element_type(type) + "[]" : element_type(type);
}

std::optional<std::string> default_sql(const schema::Column& column) {
  if (!column.default_value) return std::nullopt;
  using Sql = std::optional<std::string>;
  return std::visit(overloaded{
                        [&](const Literal& value) { return Sql(literal_sql(value, column.type)); },
                        [](const schema::NowDefault&) { return Sql("CURRENT_TIMESTAMP"); },
                        [](const schema::ExpressionDefault& value) { return value.sql; },
                        [](const schema::SequenceDefault&) { return Sql(); },
                        [](const schema::UniqueRowidDefault&) { return Sql("unique_rowid()"); },
                    },
                    *column.default_value);
}

std::string column_definition(const schema::Column& column, std::string_view type) {
  std::string sql = quote(column.name);
  sql += ' ';
  sql += type;
  if (column.arity == schema::Arity::required) sql += " NOT NULL";
  if (const std::optional<std::string> value = default_sql(column)) sql += " DEFAULT " + *value;
  return sql;
}

std::string serial_column_definition(const schema::Column& column) {
  return column_definition(column, serial_type(column));
}

}  // namespace strata::dialect::postgres
