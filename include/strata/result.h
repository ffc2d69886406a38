// Result<T>: a value, or the Error that says why the world did not give one (connection, SQL, file, lock).
//
// strata throws nothing of its own. Wrong user text is Diagnostics (diagnostic.h); a bug in strata is an
// assertion.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "strata/diagnostic.h"

namespace strata {

// Every failure that strata tells apart. The printed codes stand in one table (error_code_name); they are
// stable. P codes are the field's known ones, S codes are ours.
enum class ErrorCode : std::uint8_t {
  authentication_failed,  // P1000
  server_unreachable,     // P1001
  timed_out,              // P1002: also when another runner holds the lock
  database_missing,       // P1003
  operation_timed_out,    // P1008
  database_exists,        // P1009
  access_denied,          // P1010
  tls_failed,             // P1011
  schema_invalid,         // P1012: `diagnostics` say what
  url_malformed,          // P1013
  connection_closed,      // P1017
  database_not_created,   // P3000
  system_database,        // P3004
  database_not_empty,     // P3005: there are tables but no ledger
  shadow_replay_failed,   // P3006
  already_applied,        // P3008
  failed_migrations,      // P3009
  name_too_long,          // P3010
  rollback_of_unapplied,  // P3011
  rollback_of_finished,   // P3012
  shadow_not_created,     // P3014
  script_missing,         // P3015
  reset_failed,           // P3016
  migration_not_found,    // P3017
  migration_failed,       // P3018
  provider_switched,      // P3019
  external_unqualified,   // P3023: an external table or enum is named without its namespace
  external_qualified,     // P3024: or with one, where there are none
  database_empty,         // P4001: nothing to pull
  usage,                  // S1001: flags that contradict or lack each other
  config_invalid,         // S1002: strata.toml, package.json, prisma.config, .env
  file_unreadable,        // S1003
  file_unwritable,        // S1004
  schema_not_found,       // S1005
  driver_missing,         // S1006: client library not installed, or the database has no engine here
  sql_failed,             // S1007: a statement outside a migration failed
  request_malformed,      // S1008: a program sent parameters of another shape than the protocol has
  confirmation_needed,    // S2001: would lose data; `next_steps` name the flag
  not_executable,         // S2002: steps that existing rows reject
  reset_needed,           // S2003: history and database do not fit together any more
  edited_migrations,      // S2004
  missing_migrations,     // S2005: recorded as applied, folder is gone
  seed_failed,            // S2006
  declined,               // S2007: the person said no
  foreign_keys_violated,  // S2008: a migration would leave orphans
  busy,                   // S2009: the database is locked by another program
  script_refused,         // S2010: a script holds what no connection can run
  interrupted,            // S2011: a person called it off while a server worked
};
// The last of them, for who walks all.
inline constexpr ErrorCode kLastErrorCode = ErrorCode::interrupted;

// "P3018", "S1001": stable, listed in docs/errors.md.
[[nodiscard]] std::string_view error_code_name(ErrorCode code);

struct Error {
  ErrorCode code = ErrorCode::usage;
  std::string message;                  // one sentence: what failed and why; never holds a secret
  std::vector<std::string> details;     // lines under the message: statement, database's own words, names
  std::vector<std::string> next_steps;  // what to do, most useful first; commands are ready to paste
  std::vector<LocatedDiagnostic> diagnostics;  // the places in the user's text, when that is the cause
  std::string database_code;                   // SQLSTATE, SQLite extended code; empty when none
  std::string migration;                       // name of the migration concerned; empty when none
  // What the code is about, for programs: the user, server or database; of P3019 the provider of the lock
  // file, then that of the schema.
  std::vector<std::string> subjects;
};

template <typename T>
using Result = std::expected<T, Error>;

[[nodiscard]] inline std::unexpected<Error> fail(ErrorCode code, std::string message,
                                                 std::vector<std::string> next_steps = {}) {
  return std::unexpected(
      Error{.code = code, .message = std::move(message), .next_steps = std::move(next_steps)});
}

}  // namespace strata

#define STRATA_CONCAT_INNER(a, b) a##b
#define STRATA_CONCAT(a, b) STRATA_CONCAT_INNER(a, b)

// STRATA_TRY(auto rows, connection.query(sql));  declares `rows`, or returns the Error from this function.
#define STRATA_TRY(declaration, expression) \
  STRATA_TRY_INNER(STRATA_CONCAT(strata_result_, __LINE__), declaration, expression)
#define STRATA_TRY_INNER(result, declaration, expression)                     \
  auto result = (expression);                                                 \
  if (!result.has_value()) return std::unexpected(std::move(result).error()); \
  declaration = std::move(result).value()

// STRATA_CHECK(file.write(bytes));  for Result<void>: returns the Error from this function, if there is one.
#define STRATA_CHECK(expression) STRATA_CHECK_INNER(STRATA_CONCAT(strata_result_, __LINE__), expression)
#define STRATA_CHECK_INNER(result, expression) \
  if (auto result = (expression); !result.has_value()) return std::unexpected(std::move(result).error())
