#include "dialect/sqlite/dialect.h"

#include <filesystem>
#include <fmt/format.h>
#include <sqlite3.h>

#include "dialect/sqlite/connection.h"
#include "dialect/sqlite/facts.h"
#include "dialect/sqlite/introspect.h"
#include "dialect/sqlite/policy.h"
#include "dialect/sqlite/render.h"
#include "dialect/sqlite/run_script.h"
#include "dialect/sqlite/unmanaged.h"
#include "dialect/sqlite/url.h"

namespace strata::dialect::sqlite {
namespace {

const Policy kPolicy;

// Prisma's own text to the byte: whoever compares the ledgers of two databases must see no difference.
constexpr LedgerText kLedger = {.ddl =
                                    R"(CREATE TABLE "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
);)"};

}  // namespace

const target::Target& SqliteDialect::target() const {
  return kTarget;
}

const diff::Policy& SqliteDialect::policy() const {
  return kPolicy;
}

std::string SqliteDialect::quote(std::string_view name) const {
  return sqlite::quote(name);
}

std::vector<RenderedStep> SqliteDialect::render(const diff::Migration& migration) const {
  return sqlite::render(migration);
}

Result<std::unique_ptr<sql::Connection>> SqliteDialect::connect(const ConnectOptions& options) const {
  STRATA_TRY(const Location location, parse_url(options.url, options.base_directory));
  return Connection::open(
      location, {.create_if_missing = options.create_if_missing, .busy_timeout_ms = options.busy_timeout_ms});
}

Result<std::unique_ptr<sql::Connection>> SqliteDialect::open_shadow(const ConnectOptions& options) const {
  const std::string path(kMemoryPath);
  STRATA_TRY(auto connection,
             Connection::open({.path = path, .written = path},
                              {.create_if_missing = true, .busy_timeout_ms = options.busy_timeout_ms}));
  // Scratch databases have many tables and hardly a row: small pages keep their images small.
  STRATA_CHECK(connection->execute("PRAGMA page_size=1024"));
  return connection;
}

Result<schema::Schema> SqliteDialect::introspect(sql::Connection& connection) const {
  return sqlite::introspect(connection);
}

Result<std::vector<schema::UnmanagedObject>> SqliteDialect::read_unmanaged(
    sql::Connection& connection) const {
  return sqlite::read_unmanaged(connection);
}

Result<std::vector<std::string>> SqliteDialect::table_names(sql::Connection& connection) const {
  STRATA_TRY(const sql::Rows rows, connection.query("SELECT name FROM sqlite_schema WHERE type = 'table'"));
  std::vector<std::string> names;
  for (const std::vector<sql::Value>& row : rows.rows) {
    std::string name = sql::to_text(row[0]);
    if (!name.starts_with("sqlite_")) names.push_back(std::move(name));
  }
  return names;
}

Result<bool> SqliteDialect::run_script(sql::Connection& connection, std::string_view script,
                                       const Surroundings& surroundings) const {
  return sqlite::run_script(connection, script, surroundings);
}

Result<std::string> SqliteDialect::save_image(sql::Connection& shadow) const {
  return static_cast<Connection&>(shadow).save_image();
}

Result<void> SqliteDialect::load_image(sql::Connection& shadow, std::string_view image) const {
  return static_cast<Connection&>(shadow).load_image(image);
}

std::string_view SqliteDialect::version() const {
  return sqlite3_sourceid();
}

Result<void> SqliteDialect::drop_database(const ConnectOptions& options) const {
  STRATA_TRY(const Location location, parse_url(options.url, options.base_directory));
  return sqlite::drop_database(location);
}

Result<StatementShape> SqliteDialect::describe_statement(sql::Connection& connection,
                                                         std::string_view statement) const {
  return static_cast<Connection&>(connection).describe(statement);
}

Result<void> SqliteDialect::reset(sql::Connection& connection) const {
  return static_cast<Connection&>(connection).reset();
}

Result<std::int64_t> SqliteDialect::change_counter(sql::Connection& connection) const {
  STRATA_TRY(const sql::Rows rows, connection.query("PRAGMA data_version"));
  return sql::to_integer(rows.rows[0][0]);
}

std::string SqliteDialect::describe_location(const ConnectOptions& options) const {
  const Result<Location> location = parse_url(options.url, options.base_directory);
  if (!location) return "SQLite database";
  const std::string file = std::filesystem::path(location->path).filename().string();
  return fmt::format("SQLite database \"{}\" at \"file:{}\"", file, location->written);
}

std::string SqliteDialect::database_name(const ConnectOptions& options) const {
  const Result<Location> location = parse_url(options.url, options.base_directory);
  return location ? location->written : std::string();
}

const LedgerText& SqliteDialect::ledger() const {
  return kLedger;
}

std::string SqliteDialect::ledger_table(const sql::Connection& /*connection*/) const {
  return R"("_prisma_migrations")";
}

}  // namespace strata::dialect::sqlite
