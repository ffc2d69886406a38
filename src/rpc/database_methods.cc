// Calls that concern a database as a whole, whatever schema or history belongs to it.
#include <utility>

#include "dialect/registry.h"
#include "engine/database.h"
#include "engine/execute.h"
#include "engine/executor.h"
#include "engine/runner.h"
#include "rpc/database_place.h"
#include "rpc/methods.h"

namespace strata::rpc {
namespace {

// DatasourceParam: the only one whose tags are written in PascalCase.
Result<Place> find_datasource(Session& session, const Parameters& parameters) {
  STRATA_TRY(const Parameters datasource, parameters.object("datasource"));
  STRATA_TRY(const std::string tag, datasource.text("tag"));
  if (tag == "ConnectionString") {
    STRATA_TRY(const std::string url, datasource.text("url"));
    return place_at(session, url);
  }
  if (tag != "Schema")
    return fail(ErrorCode::request_malformed, "The parameter `tag` names no kind of datasource.");
  STRATA_TRY(const std::vector<project::SchemaFile> files, datasource.files());
  STRATA_TRY(const project::Project project, session.open_project(files, psl::Extent::configuration));
  return place_of(session, project);
}

Result<Place> find_script_place(Session& session, const Parameters& parameters) {
  STRATA_TRY(const Parameters datasource, parameters.object("datasourceType"));
  STRATA_TRY(const std::string tag, datasource.text("tag"));
  if (tag == "url") {
    STRATA_TRY(const std::string url, datasource.text("url"));
    return place_at(session, url);
  }
  if (tag != "schema")
    return fail(ErrorCode::request_malformed, "The parameter `tag` names no kind of datasource.");
  STRATA_TRY(const std::vector<project::SchemaFile> files, datasource.files());
  STRATA_TRY(const project::Project project, session.open_project(files, psl::Extent::configuration));
  STRATA_TRY(const std::optional<std::string> folder, datasource.optional_text("configDir"));
  STRATA_TRY(dialect::ConnectOptions where, session.written_database_of(project, folder));
  return Place{.dialect = project.dialect, .where = std::move(where)};
}

}  // namespace

Result<Json> create_database(Session& session, const Parameters& parameters) {
  STRATA_TRY(const Place place, find_datasource(session, parameters));
  STRATA_CHECK(create_database(place));
  return Json{{"databaseName", place.dialect->database_name(place.where)}};
}

Result<Json> db_execute(Session& session, const Parameters& parameters) {
  STRATA_TRY(const std::string script, parameters.text("script"));
  STRATA_TRY(const Place place, find_script_place(session, parameters));
  STRATA_CHECK(
      engine::execute_script(*place.dialect, place.where, {.script = script, .script_name = "script"}));
  return Json(nullptr);
}

Result<Json> ensure_connection_validity(Session& session, const Parameters& parameters) {
  STRATA_TRY(const Place place, find_datasource(session, parameters));
  STRATA_CHECK(engine::open_database(*place.dialect, place.where, engine::IfMissing::fail));
  return Json::object();
}

Result<Json> get_database_version(Session& session, const Parameters& parameters) {
  const bool has_own = parameters.object("datasource").has_value();
  STRATA_TRY(const Place place,
             has_own ? find_datasource(session, parameters) : place_of_command_line(session));
  STRATA_TRY(const engine::OpenedDatabase database,
             engine::open_database(*place.dialect, place.where, engine::IfMissing::fail));
  STRATA_TRY(const sql::Rows rows, database.connection->query(place.dialect->version_query()));
  return Json(sql::to_text(rows.rows.at(0).at(0)));
}

Result<Json> reset(Session& session, const Parameters& /*parameters*/) {
  STRATA_TRY(project::Project schema, session.open_project(session.schema(), psl::Extent::configuration));
  STRATA_TRY(const engine::HistoryProject project, session.open_history(std::move(schema), {}));
  STRATA_TRY(const engine::OpenedDatabase database,
             engine::open_database(project.dialect(), project.database, engine::IfMissing::create));
  Observer nobody;
  STRATA_TRY(const engine::Runner runner, engine::Runner::start(*database.connection, project, nobody));
  STRATA_CHECK(project.dialect().reset(*database.connection));
  return Json(nullptr);
}

}  // namespace strata::rpc
