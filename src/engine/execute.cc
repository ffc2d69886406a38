#include "engine/execute.h"

#include <optional>
#include <utility>

#include "strata/engine.h"

#include "dialect/registry.h"
#include "engine/database.h"
#include "project/project.h"

namespace strata {
namespace {

struct Place {
  const dialect::Dialect* dialect = nullptr;
  dialect::ConnectOptions database;
};

// With a URL no schema file is needed.
Result<Place> find_place(const Environment& environment, const ProjectOptions& options) {
  if (!options.url) {
    STRATA_TRY(const project::Project project,
               project::open_project(environment, options, psl::Extent::configuration));
    STRATA_TRY(dialect::ConnectOptions database, project::database_of(project, options));
    return Place{.dialect = project.dialect, .database = std::move(database)};
  }
  STRATA_TRY(const project::Configuration configuration, project::read_configuration(environment, options));
  STRATA_TRY(dialect::ConnectOptions database, project::configured_database_of(configuration, options));
  const dialect::Dialect* dialect = dialect::find_dialect_of_url(database.url);
  if (dialect == nullptr) {
    return fail(ErrorCode::driver_missing, "strata has no engine for the database that the URL names.",
                {"A SQLite database is written as `file:./dev.db`."});
  }
  return Place{.dialect = dialect, .database = std::move(database)};
}

}  // namespace

Result<void> engine::execute_script(const dialect::Dialect& dialect, const dialect::ConnectOptions& where,
                                    const ExecuteOptions& options) {
  STRATA_TRY(OpenedDatabase database, open_database(dialect, where, IfMissing::fail));
  std::optional<Error> leftover;
  dialect::Surroundings surroundings;
  surroundings.on_leftover = [&](std::string_view, const Error& error) { leftover = error; };
  const Result<bool> run = dialect.run_script(*database.connection, options.script, surroundings);
  if (!run || leftover) {
    Error error = run ? std::move(*leftover) : run.error();
    error.message = "The script `" + options.script_name + "` failed: " + error.message;
    return std::unexpected(std::move(error));
  }
  return {};
}

Result<ExecuteOutcome> Engine::execute(const ExecuteOptions& options) const {
  STRATA_TRY(const Place place, find_place(environment_, options_));
  STRATA_CHECK(engine::execute_script(*place.dialect, place.database, options));
  return ExecuteOutcome{.location = place.dialect->describe_location(place.database)};
}

}  // namespace strata
