#include "dialect/postgres/shadow.h"

#include <chrono>
#include <fmt/format.h>

#include "base/uuid.h"
#include "dialect/postgres/kept_shadow.h"
#include "dialect/postgres/unwritten_shadow.h"
#include "target/quote.h"

namespace strata::dialect::postgres {
namespace {

constexpr std::string_view kInsufficientPrivilege = "42501";

// The second in which it was made tells later whether its maker can still be about to connect.
std::string scratch_name() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return fmt::format("strata_shadow_{:010}_{}", std::chrono::duration_cast<std::chrono::seconds>(now).count(),
                     make_uuid().substr(0, 8));
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
  if (!connection) {
    const bool lacks_right = connection.error().database_code == kInsufficientPrivilege;
    Error error = not_created(std::move(connection).error());
    return lacks_right ? open_unwritten_shadow(options, std::move(error)) : std::unexpected(std::move(error));
  }
  drop_abandoned(**connection);
  return std::unique_ptr<sql::Connection>(std::move(*connection));
}

}  // namespace

Result<std::unique_ptr<sql::Connection>> open_shadow(const ConnectOptions& options) {
  if (options.url.empty()) {
    return fail(ErrorCode::shadow_not_created, "Replaying migrations needs a server to do it on.",
                {"Give --shadow-database-url."});
  }
  if (!options.is_set_aside) return open_new(options);
  STRATA_TRY(KeptShadow emptied, open_kept_shadow(options, {}));
  return std::move(emptied.connection);
}

void drop_abandoned(Connection& connection) {
  const std::string kept = fmt::format(
      "datname ~ '^{0}[0-9a-f]{{{1}}}_[0-9a-f]{{8}}$' AND NOT EXISTS (SELECT FROM pg_catalog.pg_database o "
      "WHERE pg_catalog.left(pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(o.datname, "
      "'UTF8')), 'hex'), {1}) = pg_catalog.substr(d.datname, {2}, {1}))",
      kKeptPrefix, kKeptDigits, kKeptPrefix.size() + 1);
  const Result<sql::Rows> found = connection.query(
      "SELECT datname FROM pg_catalog.pg_database d WHERE (datname ~ '^strata_shadow_[0-9]{10}_[0-9a-f]{8}$' "
      "AND pg_catalog.substr(datname, 15, 10)::bigint < extract(epoch FROM pg_catalog.now()) - 60 OR " +
      kept + ") AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity a WHERE a.datname = d.datname)");
  if (!found) return;
  for (const std::vector<sql::Value>& row : found->rows) {
    static_cast<void>(
        connection.query("DROP DATABASE IF EXISTS " + target::quote_name(sql::to_text(row.at(0)))));
  }
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
