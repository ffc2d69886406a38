#include "dialect/postgres/connect.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "dialect/postgres/error.h"
#include "dialect/postgres/wait.h"
#include "target/quote.h"

namespace strata::dialect::postgres {
namespace {

// From the last to the first that a server may lack.
constexpr auto kMaintenanceDatabases = std::to_array<const char*>({"postgres", "template1", "defaultdb"});

// What is given, and what strata wants different from libpq's own choice.
Handle start(const Libpq& pq, const Location& location) {
  Location wanted = location;
  wanted.set("client_encoding", "UTF8");
  wanted.set("dbname", database_of(location));
  if (location.find("application_name").empty()) wanted.set("fallback_application_name", "strata");
  std::vector<const char*> keywords;
  std::vector<const char*> values;
  for (const auto& [keyword, value] : wanted.parameters) {
    keywords.push_back(keyword.c_str());
    values.push_back(value.c_str());
  }
  keywords.push_back(nullptr);
  values.push_back(nullptr);
  return Handle(pq.connect_start(keywords.data(), values.data(), 0), Closer{&pq});
}

// One statement, sent from a database that every server has. The error is that of the statement.
Result<void> run_elsewhere(const Libpq& pq, const Location& location, const std::string& sql) {
  Error last;
  for (const char* const name : kMaintenanceDatabases) {
    Location elsewhere = location;
    elsewhere.set("dbname", name);
    const Result<Handle> handle = connect(pq, elsewhere);
    if (!handle) {
      last = handle.error();
      continue;
    }
    pq.send_query(handle->get(), sql.c_str());
    PGresult* const result = pq.get_result(handle->get());
    const bool is_done = pq.result_status(result) == PGRES_COMMAND_OK;
    Error failed = is_done ? Error{} : statement_error(pq, result, sql, 0);
    pq.clear(result);
    if (is_done) return {};
    return std::unexpected(std::move(failed));
  }
  return std::unexpected(std::move(last));
}

bool is_done(PostgresPollingStatusType state) {
  return state == PGRES_POLLING_OK || state == PGRES_POLLING_FAILED;
}

}  // namespace

// Before both have looked, and after.
bool is_made_by_others(const Error& error) {
  constexpr auto kStates = std::to_array<std::string_view>({"23505", "42P04", "42P06"});
  return std::ranges::find(kStates, error.database_code) != kStates.end();
}

Result<Handle> connect(const Libpq& pq, const Location& location) {
  Handle handle = start(pq, location);
  if (handle == nullptr) return fail(ErrorCode::sql_failed, "There is not enough memory for a connection.");
  pq.set_error_verbosity(handle.get(), PQERRORS_VERBOSE);
  const Deadline deadline = Deadline::in_seconds(location.connect_timeout);
  PostgresPollingStatusType state =
      pq.status(handle.get()) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING;
  while (!is_done(state)) {
    const Readiness wanted = state == PGRES_POLLING_READING ? Readiness::to_read : Readiness::to_write;
    switch (wait_for(pq.socket(handle.get()), wanted, deadline)) {
      case Waited::ready:
        break;
      case Waited::time_is_up:
        return std::unexpected(connect_timeout(location));
      case Waited::interrupted:
        return std::unexpected(interrupted());
    }
    state = pq.connect_poll(handle.get());
  }
  if (state == PGRES_POLLING_OK) return handle;
  return std::unexpected(connect_error(location, pq.error_message(handle.get())));
}

Result<void> create_database(const Libpq& pq, const Location& location) {
  const std::string name = target::quote_name(database_of(location));
  Result<void> created = run_elsewhere(pq, location, "CREATE DATABASE " + name);
  if (created || is_made_by_others(created.error())) return {};
  if (!created.error().database_code.empty()) {
    created.error().code = ErrorCode::database_not_created;
    created.error().message = "The database " + name + " could not be created.";
  }
  return created;
}

Result<void> drop_database(const Libpq& pq, const Location& location, Occupants occupants) {
  std::string sql = "DROP DATABASE IF EXISTS " + target::quote_name(database_of(location));
  if (occupants == Occupants::are_thrown_out) sql += " WITH (FORCE)";
  return run_elsewhere(pq, location, sql);
}

}  // namespace strata::dialect::postgres
