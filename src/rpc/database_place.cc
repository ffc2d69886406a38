#include "rpc/database_place.h"

#include <fmt/format.h>
#include <utility>

#include "dialect/registry.h"
#include "engine/database.h"

namespace strata::rpc {

Result<Place> place_at(const Session& session, const std::string& url) {
  STRATA_TRY(dialect::ConnectOptions where, session.database_at(url));
  const dialect::Dialect* dialect = dialect::find_dialect_of_url(url);
  if (dialect == nullptr) {
    return fail(ErrorCode::driver_missing, "strata has no engine for the database that the URL names.");
  }
  return Place{.dialect = dialect, .where = std::move(where)};
}

Result<Place> place_of(const Session& session, const project::Project& project) {
  STRATA_TRY(dialect::ConnectOptions where, session.database_of(project));
  return Place{.dialect = project.dialect, .where = std::move(where)};
}

Result<Place> place_of_command_line(const Session& session) {
  if (session.urls().url) return place_at(session, *session.urls().url);
  STRATA_TRY(const project::Project project,
             session.open_project(session.schema(), psl::Extent::configuration));
  return place_of(session, project);
}

Result<void> create_database(const Place& place) {
  STRATA_TRY(const engine::OpenedDatabase database,
             engine::open_database(*place.dialect, place.where, engine::IfMissing::create));
  if (database.created) return {};
  return std::unexpected(
      Error{.code = ErrorCode::database_exists,
            .message = fmt::format("The {} exists already.", place.dialect->describe_location(place.where)),
            .subjects = {place.dialect->database_name(place.where)}});
}

}  // namespace strata::rpc
