#include "translate/index_details.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "target/quote.h"

namespace strata::translate {
namespace {

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

void set_operator_class(schema::KeyColumn& column, const psl::OperatorClass& written, target::IndexType type,
                        const target::Target& target) {
  const auto found = std::ranges::find_if(target.operator_classes, [&](const target::OperatorClass& known) {
    return known.index == type && (written.is_raw ? known.sql : known.name) == written.text;
  });
  const bool is_known = found != target.operator_classes.end();
  column.operator_class = is_known ? std::string(found->sql) : written.text;
  column.is_default_class = is_known && found->is_default;
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
                                              const std::vector<psl::IndexColumn>& columns,
                                              target::IndexType type, const target::Target& target) {
  std::vector<schema::KeyColumn> result;
  result.reserve(columns.size());
  for (const psl::IndexColumn& column : columns) {
    result.push_back({.name = model.fields[column.field].database_name(),
                      .sort = to_sort(column.sort),
                      .length = column.length});
    if (column.operator_class) set_operator_class(result.back(), *column.operator_class, type, target);
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
