#include "dialect/postgres/dialect.h"

#include <fmt/format.h>

#include "dialect/postgres/connect.h"
#include "dialect/postgres/connection.h"
#include "dialect/postgres/describe_statement.h"
#include "dialect/postgres/facts.h"
#include "dialect/postgres/introspect.h"
#include "dialect/postgres/kept_shadow.h"
#include "dialect/postgres/lease.h"
#include "dialect/postgres/policy.h"
#include "dialect/postgres/render.h"
#include "dialect/postgres/reset.h"
#include "dialect/postgres/run_script.h"
#include "dialect/postgres/runner_lock.h"
#include "dialect/postgres/script_units.h"
#include "dialect/postgres/settle_spelling.h"
#include "dialect/postgres/shadow.h"
#include "dialect/postgres/shadow_mark.h"
#include "dialect/postgres/unmanaged.h"
#include "dialect/postgres/unwritten_shadow.h"
#include "dialect/postgres/url.h"
#include "target/quote.h"

namespace strata::dialect::postgres {
namespace {

const Policy kPolicy;

// Prisma's own text to the byte: whoever compares the ledgers of two databases must see no difference.
constexpr LedgerText kLedger = {.ddl =
                                    R"(CREATE TABLE _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
);)",
                                .begun = "pg_catalog.now()",
                                .now = "pg_catalog.clock_timestamp()",
                                .before_moment = "CAST(EXTRACT(EPOCH FROM ",
                                .after_moment = ") * 1000 AS BIGINT)"};

}  // namespace

const target::Target& PostgresDialect::target() const {
  return kTarget;
}

const diff::Policy& PostgresDialect::policy() const {
  return kPolicy;
}

std::string PostgresDialect::quote(std::string_view name) const {
  return target::quote_name(name);
}

std::vector<RenderedStep> PostgresDialect::render(const diff::Migration& migration) const {
  return postgres::render(migration);
}

Result<std::unique_ptr<sql::Connection>> PostgresDialect::connect(const ConnectOptions& options) const {
  return Connection::open(options);
}

Result<std::unique_ptr<sql::Connection>> PostgresDialect::open_shadow(const ConnectOptions& options) const {
  return postgres::open_shadow(options);
}

Result<KeptShadow> PostgresDialect::open_kept_shadow(const ConnectOptions& options,
                                                     std::span<const Sha256> chain) const {
  return postgres::open_kept_shadow(options, chain);
}

std::vector<sql::Command> PostgresDialect::mark_kept_shadow(const sql::Connection& shadow,
                                                            const std::optional<Sha256>& key) const {
  return {mark_shadow(static_cast<const Connection&>(shadow), key)};
}

Result<schema::Schema> PostgresDialect::introspect(sql::Connection& connection) const {
  auto& opened = static_cast<Connection&>(connection);
  Result<schema::Schema> read = postgres::introspect(opened);
  if (read && opened.unwritten_shadow()) return in_place(std::move(*read), *opened.unwritten_shadow());
  return read;
}

Result<void> PostgresDialect::settle_spelling(sql::Connection& connection, schema::Schema& database,
                                              const schema::Schema& file) const {
  return postgres::settle_spelling(static_cast<Connection&>(connection), database, file, policy());
}

Result<std::vector<schema::UnmanagedObject>> PostgresDialect::read_unmanaged(
    sql::Connection& connection) const {
  return postgres::read_unmanaged(static_cast<Connection&>(connection));
}

Result<std::vector<std::string>> PostgresDialect::table_names(sql::Connection& connection) const {
  return postgres::table_names(static_cast<Connection&>(connection));
}

Result<bool> PostgresDialect::run_script(sql::Connection& connection, std::string_view script,
                                         const Surroundings& surroundings) const {
  return postgres::run_script(static_cast<Connection&>(connection), script, surroundings);
}

Result<std::string> PostgresDialect::save_image(sql::Connection& shadow) const {
  return postgres::save_image(static_cast<Connection&>(shadow));
}

Result<void> PostgresDialect::load_image(sql::Connection& shadow, std::string_view image) const {
  return postgres::load_image(static_cast<Connection&>(shadow), image);
}

std::string_view PostgresDialect::version() const {
  return shadow_version();
}

Result<void> PostgresDialect::drop_database(const ConnectOptions& options) const {
  STRATA_TRY(const Location location, parse_url(options.url, options.base_directory));
  STRATA_TRY(const Libpq* const pq, load_libpq());
  STRATA_CHECK(postgres::connect(*pq, location));  // P1003
  return postgres::drop_database(*pq, location, Occupants::keep_it);
}

Result<StatementShape> PostgresDialect::describe_statement(sql::Connection& connection,
                                                           std::string_view statement) const {
  return postgres::describe_statement(static_cast<Connection&>(connection), statement);
}

Result<void> PostgresDialect::reset(sql::Connection& connection) const {
  return postgres::reset(static_cast<Connection&>(connection));
}

Result<std::int64_t> PostgresDialect::change_counter(sql::Connection& connection) const {
  return postgres::change_counter(static_cast<Connection&>(connection));
}

std::string PostgresDialect::describe_location(const ConnectOptions& options) const {
  return postgres::describe_location(options, target().display_name);
}

std::string PostgresDialect::database_name(const ConnectOptions& options) const {
  const Result<Location> location = parse_url(options.url, options.base_directory);
  return location ? std::string(database_of(*location)) : std::string();
}

const LedgerText& PostgresDialect::ledger() const {
  return kLedger;
}

std::string PostgresDialect::ledger_table(const sql::Connection& connection) const {
  return target::quote_name(static_cast<const Connection&>(connection).default_namespace()) +
         R"(."_prisma_migrations")";
}

Result<void> PostgresDialect::check_script(std::string_view script) const {
  STRATA_TRY(const ScriptUnits units, find_units(script));
  return {};
}

Result<std::unique_ptr<RunnerLock>> PostgresDialect::lock_out_runners(sql::Connection& connection,
                                                                      const LockOptions& options) const {
  auto& opened = static_cast<Connection&>(connection);
  return opened.is_pooled() ? take_lease(opened, options) : postgres::lock_out_runners(opened, options);
}

}  // namespace strata::dialect::postgres
