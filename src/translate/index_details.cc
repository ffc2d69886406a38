#include "translate/index_details.h"

#include <cctype>
#include <optional>
#include <string_view>

#include "target/quote.h"

namespace strata::translate {
namespace {

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

// "JsonbPathOps" → "jsonb_path_ops": the schema language's names follow those of the database.
std::string snake_case(std::string_view name) {
  std::string snake;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (i > 0 && is_upper(name[i])) snake += '_';
    snake += static_cast<char>(std::tolower(static_cast<unsigned char>(name[i])));
  }
  return snake;
}

std::optional<schema::SortOrder> to_sort(std::optional<psl::SortOrder> sort) {
  if (!sort) return std::nullopt;
  switch (*sort) {
    case psl::SortOrder::ascending:
      return schema::SortOrder::ascending;
    case psl::SortOrder::descending:
      return schema::SortOrder::descending;
  }
  return std::nullopt;
}

std::string operator_class(const std::optional<psl::OperatorClass>& operator_class) {
  if (!operator_class) return {};
  return operator_class->is_raw ? operator_class->text : snake_case(operator_class->text);
}

std::string condition(const psl::Model& model, const psl::WhereCondition& where,
                      const target::Target& target) {
  std::string sql = target::quote_name(model.fields[where.field].database_name(), target.name_quote);
  switch (where.kind) {
    case psl::WhereCondition::Kind::is_null:
      return sql + (where.negated ? " IS NOT NULL" : " IS NULL");
    case psl::WhereCondition::Kind::boolean:
    case psl::WhereCondition::Kind::number:
      return sql + (where.negated ? " != " : " = ") + where.text;
    case psl::WhereCondition::Kind::string:
      return sql + (where.negated ? " != " : " = ") + target::quote_string(where.text);
  }
  return sql;
}

}  // namespace

std::vector<schema::KeyColumn> to_key_columns(const psl::Model& model,
                                              const std::vector<psl::IndexColumn>& columns) {
  std::vector<schema::KeyColumn> result;
  result.reserve(columns.size());
  for (const psl::IndexColumn& column : columns) {
    result.push_back({.name = model.fields[column.field].database_name(),
                      .sort = to_sort(column.sort),
                      .length = column.length,
                      .operator_class = operator_class(column.operator_class)});
  }
  return result;
}

std::string to_predicate(const psl::Model& model, const psl::WhereClause& where,
                         const target::Target& target) {
  if (where.raw) return *where.raw;
  std::string sql;
  for (const psl::WhereCondition& part : where.conditions) {
    if (!sql.empty()) sql += " AND ";
    sql += condition(model, part, target);
  }
  return sql;
}

}  // namespace strata::translate
