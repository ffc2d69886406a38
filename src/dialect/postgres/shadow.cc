#include "dialect/postgres/shadow.h"

#include <chrono>
#include <fmt/format.h>

#include "base/uuid.h"
#include "dialect/postgres/reset.h"
#include "target/quote.h"

namespace strata::dialect::postgres {
namespace {

constexpr std::string_view kInsufficientPrivilege = "42501";

// Says of a database that strata may empty it at will.
constexpr std::string_view kMark = "Shadow database of strata: emptied by every run.";

// The second in which it was made tells later whether its maker can still be about to connect.
std::string scratch_name() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return fmt::format("strata_shadow_{:010}_{}", std::chrono::duration_cast<std::chrono::seconds>(now).count(),
                     make_uuid().substr(0, 8));
}

// What killed runs left: nobody is connected, and it is a minute old. A failure is the next run's business.
void drop_abandoned(Connection& connection) {
  const Result<sql::Rows> found = connection.query(
      "SELECT datname FROM pg_catalog.pg_database d WHERE datname ~ '^strata_shadow_[0-9]{10}_[0-9a-f]{8}$' "
      "AND pg_catalog.substr(datname, 15, 10)::bigint < extract(epoch FROM pg_catalog.now()) - 60 "
      "AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity a WHERE a.datname = d.datname)");
  if (!found) return;
  for (const std::vector<sql::Value>& row : found->rows) {
    static_cast<void>(
        connection.query("DROP DATABASE IF EXISTS " + target::quote_name(sql::to_text(row.at(0)))));
  }
}

Error not_created(Error error) {
  if (error.database_code != kInsufficientPrivilege) return error;
  error.message = "The role of the URL may not create the shadow database.";
  error.next_steps = {"Give the role the right: ALTER ROLE … CREATEDB.",
                      "Or set a database aside for it: shadowDatabaseUrl in the datasource, or shadow_url in "
                      "strata.toml."};
  return error;
}

Result<std::unique_ptr<sql::Connection>> open_new(const ConnectOptions& options) {
  auto connection = Connection::open_scratch(options, scratch_name());
  if (!connection) return std::unexpected(not_created(std::move(connection).error()));
  drop_abandoned(**connection);
  return std::unique_ptr<sql::Connection>(std::move(*connection));
}

Result<bool> is_marked(Connection& connection) {
  STRATA_TRY(
      const sql::Rows rows,
      connection.query("SELECT pg_catalog.shobj_description(oid, 'pg_database') FROM pg_catalog.pg_database "
                       "WHERE datname = pg_catalog.current_database()"));
  return !rows.empty() && sql::to_text(rows.rows[0].at(0)) == kMark;
}

Result<void> mark(Connection& connection) {
  STRATA_TRY(const sql::Rows rows, connection.query("SELECT pg_catalog.current_database()"));
  return connection.execute(fmt::format("COMMENT ON DATABASE {} IS '{}'",
                                        target::quote_name(sql::to_text(rows.rows.at(0).at(0))), kMark));
}

// A database that holds something which strata did not put there is nobody's shadow.
Result<std::unique_ptr<sql::Connection>> open_set_aside(ConnectOptions options) {
  options.create_if_missing = true;
  STRATA_TRY(std::unique_ptr<sql::Connection> opened, Connection::open(options));
  auto& connection = static_cast<Connection&>(*opened);
  STRATA_TRY(const bool is_ours, is_marked(connection));
  if (!is_ours) {
    STRATA_TRY(
        const sql::Rows tables,
        connection.query("SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = "
                         "c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND n.nspname !~ "
                         "'^pg_' AND n.nspname <> 'information_schema' LIMIT 1"));
    if (!tables.empty()) {
      return fail(ErrorCode::shadow_not_created,
                  "The shadow database holds something that strata did not put there.",
                  {"Give shadowDatabaseUrl a database of its own: strata empties it at every run.",
                   "If nothing in it is needed, drop it; strata makes it anew."});
    }
    STRATA_CHECK(mark(connection));
  }
  STRATA_CHECK(reset(connection));
  return opened;
}

}  // namespace

Result<std::unique_ptr<sql::Connection>> open_shadow(const ConnectOptions& options) {
  if (options.url.empty()) {
    return fail(ErrorCode::shadow_not_created, "Replaying migrations needs a server to do it on.",
                {"Give --shadow-database-url."});
  }
  return options.is_set_aside ? open_set_aside(options) : open_new(options);
}

Result<std::string> save_image(Connection& /*shadow*/) {
  return std::string();
}

Result<void> load_image(Connection& /*shadow*/, std::string_view /*image*/) {
  return fail(ErrorCode::shadow_not_created, "A shadow database on a server has no image.");
}

std::string_view shadow_version() {
  return "postgresql";
}

}  // namespace strata::dialect::postgres
