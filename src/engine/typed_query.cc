#include "engine/typed_query.h"

#include <fmt/format.h>
#include <utility>

#include "engine/query_notes.h"
#include "sql/script.h"
#include "translate/column.h"

namespace strata::engine {
namespace {

TypedQuery::Parameter to_parameter(std::size_t number, dialect::StatementShape::Parameter found,
                                   const QueryNotes& notes) {
  TypedQuery::Parameter parameter{
      .name = fmt::format("arg{}", number), .type = std::move(found.type), .is_list = found.is_list};
  const auto note = notes.parameters.find(number);
  if (note == notes.parameters.end()) return parameter;
  if (!note->second.name.empty()) parameter.name = note->second.name;
  parameter.documentation = note->second.text;
  parameter.can_be_null = note->second.can_be_null;
  if (note->second.type) {
    parameter.type = {.family = translate::family_of(*note->second.type)};
    parameter.is_list = false;
  }
  return parameter;
}

}  // namespace

Result<TypedQuery> find_types(const dialect::Dialect& dialect, sql::Connection& connection,
                              std::string_view source) {
  STRATA_TRY(QueryNotes notes, read_query_notes(source));
  const std::size_t statements = sql::split_script(source, dialect.target().script).size();
  if (statements != 1) {
    return fail(ErrorCode::sql_failed, fmt::format("A query is one statement; here are {}.", statements));
  }
  STRATA_TRY(dialect::StatementShape shape, dialect.describe_statement(connection, source));
  const std::size_t count = shape.parameters.size();
  if (!notes.parameters.empty() && notes.parameters.rbegin()->first > count) {
    return fail(ErrorCode::sql_failed,
                fmt::format("A comment describes the parameter ${}, but the query has {}.",
                            notes.parameters.rbegin()->first, count));
  }
  TypedQuery query{.documentation = std::move(notes.description), .columns = std::move(shape.columns)};
  for (std::size_t i = 0; i < count; ++i) {
    query.parameters.push_back(to_parameter(i + 1, std::move(shape.parameters[i]), notes));
  }
  return query;
}

}  // namespace strata::engine
