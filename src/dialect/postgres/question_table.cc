#include "dialect/postgres/question_table.h"

#include <fmt/format.h>

#include "dialect/postgres/catalog_query.h"
#include "dialect/postgres/names.h"
#include "dialect/postgres/table_sql.h"

namespace strata::dialect::postgres {
namespace {

constexpr std::string_view kTemporary = "pg_temp";
constexpr std::string_view kDefaults = "strata_question";

constexpr std::string_view kReadDefaults = R"(
SELECT adnum - 1, pg_catalog.pg_get_expr(adbin, adrelid)
FROM pg_catalog.pg_attrdef WHERE adrelid = {}::pg_catalog.regclass)";

constexpr std::string_view kReadChecks = R"(
SELECT conname, pg_catalog.pg_get_expr(conbin, conrelid)
FROM pg_catalog.pg_constraint WHERE conrelid = {}::pg_catalog.regclass AND contype = 'c')";

QuestionTable make(std::string_view table, const std::vector<std::string>& elements, std::string_view read) {
  const schema::ObjectName name = {.namespace_name = std::string(kTemporary), .name = std::string(table)};
  return {.create = create_table({}, name, elements),
          .read = fmt::format(fmt::runtime(read), string_constant(quote(name)))};
}

// On lines of its own, in case that it ends with a comment.
std::string in_parentheses(std::string_view words) {
  return fmt::format("(\n{}\n)", words);
}

}  // namespace

QuestionTable ask_defaults(const std::vector<AskedDefault>& defaults) {
  std::vector<std::string> columns;
  for (const AskedDefault& asked : defaults) {
    columns.push_back(fmt::format("{} {} DEFAULT {}", quote(std::to_string(columns.size())), asked.type,
                                  in_parentheses(asked.words)));
  }
  return make(kDefaults, columns, kReadDefaults);
}

QuestionTable ask_predicates(std::string_view table, const std::vector<CatalogColumn>& columns,
                             const std::vector<std::string_view>& words) {
  std::vector<std::string> elements;
  for (const CatalogColumn& column : columns) elements.push_back(quote(column.name) + ' ' + column.type);
  for (std::size_t i = 0; i < words.size(); ++i) {
    elements.push_back(
        fmt::format("CONSTRAINT {} CHECK {}", quote(std::to_string(i)), in_parentheses(words[i])));
  }
  return make(table, elements, kReadChecks);
}

}  // namespace strata::dialect::postgres
