// introspectSql: the types of queries that lie in files of their own.
#include <string_view>
#include <utility>

#include "engine/database.h"
#include "engine/typed_query.h"
#include "rpc/database_place.h"
#include "rpc/methods.h"

namespace strata::rpc {
namespace {

// The names that the client knows for what a value is.
std::string_view scalar_type_of(const schema::ColumnType& type) {
  using schema::TypeFamily;
  const std::string_view name = type.name;
  switch (type.family) {
    case TypeFamily::int_:
      return "int";
    case TypeFamily::big_int:
      return "bigint";
    case TypeFamily::float_:
      return "double";
    case TypeFamily::decimal:
      return "decimal";
    case TypeFamily::boolean:
      return "bool";
    case TypeFamily::string:
      return name == "UUID" ? "uuid" : name == "XML" ? "xml" : "string";
    case TypeFamily::date_time:
      return name == "DATE"                                  ? "date"
             : name.starts_with("TIMESTAMP") || name.empty() ? "datetime"
             : name.starts_with("TIME")                      ? "time"
                                                             : "datetime";
    case TypeFamily::json:
      return "json";
    case TypeFamily::bytes:
      return "bytes";
    case TypeFamily::enum_:
      return name;
    case TypeFamily::unsupported:
      return "unknown";
  }
  return "unknown";
}

std::string type_of(const schema::ColumnType& type, bool is_list) {
  std::string name(scalar_type_of(type));
  const bool has_list_form =
      type.family != schema::TypeFamily::enum_ && type.family != schema::TypeFamily::unsupported;
  if (!is_list) return name;
  return has_list_form ? name + "-array" : "unknown";
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json to_json(const engine::TypedQuery& query, const std::string& name, const std::string& source) {
  Json parameters = Json::array();
  for (const engine::TypedQuery::Parameter& parameter : query.parameters) {
    parameters.push_back({{"name", parameter.name},
                          {"typ", type_of(parameter.type, parameter.is_list)},
                          {"documentation", text_or_null(parameter.documentation)},
                          {"nullable", parameter.can_be_null}});
  }
  Json columns = Json::array();
  for (const dialect::StatementShape::Column& column : query.columns) {
    columns.push_back({{"name", column.name},
                       {"typ", type_of(column.type, column.is_list)},
                       {"nullable", column.can_be_null}});
  }
  return {{"name", name},
          {"source", source},
          {"documentation", text_or_null(query.documentation)},
          {"parameters", std::move(parameters)},
          {"resultColumns", std::move(columns)}};
}

}  // namespace

Result<Json> introspect_sql(Session& session, const Parameters& parameters) {
  STRATA_TRY(const std::string url, parameters.text("url"));
  STRATA_TRY(const std::vector<Parameters> queries, parameters.objects("queries"));
  STRATA_TRY(const Place place, place_at(session, url));
  STRATA_TRY(const engine::OpenedDatabase database,
             engine::open_database(*place.dialect, place.where, engine::IfMissing::fail));
  Json described = Json::array();
  for (const Parameters& query : queries) {
    STRATA_TRY(const std::string name, query.text("name"));
    STRATA_TRY(const std::string source, query.text("source"));
    STRATA_TRY(const engine::TypedQuery types,
               engine::find_types(*place.dialect, *database.connection, source));
    described.push_back(to_json(types, name, source));
  }
  return Json{{"queries", std::move(described)}};
}

}  // namespace strata::rpc
