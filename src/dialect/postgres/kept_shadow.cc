#include "dialect/postgres/kept_shadow.h"

#include <fmt/format.h>
#include <string>
#include <string_view>
#include <utility>

#include "dialect/postgres/connect.h"
#include "dialect/postgres/connection.h"
#include "dialect/postgres/literal.h"
#include "dialect/postgres/reset.h"
#include "dialect/postgres/shadow.h"
#include "dialect/postgres/shadow_mark.h"

namespace strata::dialect::postgres {
namespace {

// Two roles may share a database, but not the right to change a shadow.
std::string kept_name(const ConnectOptions& options, const Location& location) {
  std::string owner = user_of(location) + '\0' + location.schema;
  for (const std::string& name : options.namespaces) owner += '\0' + name;
  return fmt::format("{}{}_{}", kKeptPrefix, to_hex(sha256(database_of(location))).substr(0, kKeptDigits),
                     to_hex(sha256(owner)).substr(0, 8));
}

Result<std::unique_ptr<Connection>> open_or_create(const ConnectOptions& options, const Location& location) {
  ConnectOptions creating = options;
  creating.create_namespace = true;
  Result<std::unique_ptr<Connection>> opened = Connection::open_at(location, creating);
  if (opened || opened.error().code != ErrorCode::database_missing) return opened;
  creating.create_if_missing = true;
  opened = Connection::open_at(location, creating);
  // The moment for what nobody comes back to: it happens seldom.
  if (opened) drop_abandoned(**opened);
  return opened;
}

KeptShadow no_shadow() {
  return {};
}

Result<KeptShadow> open_own(const ConnectOptions& options, std::span<const Sha256> chain) {
  STRATA_TRY(Location location, parse_url(options.url, options.base_directory));
  if (location.is_pooled) return no_shadow();
  location.set("dbname", kept_name(options, location));
  for (bool is_new = false;; is_new = true) {
    Result<std::unique_ptr<Connection>> opened = open_or_create(options, location);
    if (!opened || (*opened)->is_pooled()) return no_shadow();
    STRATA_TRY(const ShadowState state, hold_shadow(**opened, Patience::moment));
    if (!state.is_held) return no_shadow();
    if (state.has_others) drop_abandoned(**opened);
    if (const auto done = migrations_in(**opened, state.content, chain)) {
      return KeptShadow{.connection = std::move(*opened), .done = *done};
    }
    if (is_new) return no_shadow();
    opened->reset();
    STRATA_TRY(const Libpq* const pq, load_libpq());
    if (!drop_database(*pq, location, Occupants::keep_it)) return no_shadow();
  }
}

// Tables that came with an extension are the server's own.
Result<bool> holds_objects(Connection& connection) {
  STRATA_TRY(const Answer answer,
             connection.ask("SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = "
                            "c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND n.nspname "
                            "!~ '^pg_' AND n.nspname <> 'information_schema' AND NOT EXISTS (SELECT FROM "
                            "pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass AND "
                            "d.objid = c.oid AND d.deptype = 'e') LIMIT 1",
                            {}));
  return answer.row_count() > 0;
}

// Whatever its comment says: a database with a ledger is somebody's live one.
Result<bool> has_ledger(Connection& connection) {
  STRATA_TRY(const Answer answer, connection.ask("SELECT FROM pg_catalog.pg_class WHERE relname = "
                                                 "'_prisma_migrations' AND relkind = 'r' LIMIT 1",
                                                 {}));
  return answer.row_count() > 0;
}

Result<void> check_free(Connection& connection, const ShadowState& state) {
  STRATA_TRY(const bool is_live, has_ledger(connection));
  STRATA_TRY(const bool holds_something, state.is_marked ? Result<bool>(false) : holds_objects(connection));
  if (!is_live && !holds_something) return {};
  return fail(ErrorCode::shadow_not_created,
              "The shadow database holds something that strata did not put there.",
              {"Give shadowDatabaseUrl a database of its own: strata empties it at will.",
               "If nothing in it is needed, drop it; strata makes it anew."});
}

Result<KeptShadow> open_set_aside(ConnectOptions options, std::span<const Sha256> chain) {
  options.create_if_missing = true;
  STRATA_TRY(Location location, parse_url(options.url, options.base_directory));
  STRATA_TRY(std::unique_ptr<Connection> opened, Connection::open_at(std::move(location), options));
  STRATA_TRY(const ShadowState state, hold_shadow(*opened, Patience::minute));
  if (!state.is_held) {
    return fail(ErrorCode::shadow_not_created,
                "Another run has been working in the shadow database for a minute.",
                {"Wait until it is done, and run the command again."});
  }
  STRATA_CHECK(check_free(*opened, state));
  if (const auto done = migrations_in(*opened, state.content, chain); done && state.is_marked) {
    return KeptShadow{.connection = std::move(opened), .done = *done};
  }
  STRATA_CHECK(empty_database(*opened, inline_values(mark_empty_shadow(*opened))));
  return KeptShadow{.connection = std::move(opened)};
}

}  // namespace

Result<KeptShadow> open_kept_shadow(const ConnectOptions& options, std::span<const Sha256> chain) {
  if (options.url.empty()) return no_shadow();
  return options.is_set_aside ? open_set_aside(options, chain) : open_own(options, chain);
}

}  // namespace strata::dialect::postgres
