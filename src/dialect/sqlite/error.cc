#include "dialect/sqlite/error.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <sqlite3.h>

#include "dialect/statement_excerpt.h"

namespace strata::dialect::sqlite {
namespace {

struct Meaning {
  int primary_code;
  ErrorCode code;
  std::string_view message;
  std::string_view next_step;
};

constexpr std::array kMeanings = {
    Meaning{SQLITE_BUSY, ErrorCode::busy, "The database is locked by another program.",
            "Wait until the other program is done, or close it, and run the command again."},
    Meaning{SQLITE_LOCKED, ErrorCode::busy, "A table of the database is locked by another connection.",
            "Wait until the other program is done, or close it, and run the command again."},
    Meaning{SQLITE_READONLY, ErrorCode::file_unwritable, "The database can be read but not written.",
            "Give write permission to the database file and to its folder."},
    Meaning{SQLITE_NOTADB, ErrorCode::file_unreadable, "The file is not a SQLite database.",
            "Check the path in the URL; an encrypted database cannot be read either."},
    Meaning{SQLITE_CORRUPT, ErrorCode::file_unreadable, "The database file is damaged.",
            "Restore it from a backup, or try `.recover` of the sqlite3 program on a copy."},
    Meaning{SQLITE_CANTOPEN, ErrorCode::file_unreadable, "The database file cannot be opened.",
            "Check that the path is a file, and that you may read and write it and its folder."},
    Meaning{SQLITE_PERM, ErrorCode::access_denied, "Access to the database file was denied.",
            "Give read and write permission to the database file and to its folder."},
    Meaning{SQLITE_AUTH, ErrorCode::access_denied, "The statement is not allowed on this connection.", ""},
    Meaning{SQLITE_FULL, ErrorCode::file_unwritable, "The disk is full; nothing of the change was kept.",
            "Free some space and run the command again."},
    Meaning{SQLITE_IOERR, ErrorCode::file_unwritable, "Reading or writing the database file failed.",
            "Check the disk and the file system, then run the command again."},
    Meaning{SQLITE_NOMEM, ErrorCode::sql_failed, "There was not enough memory for the statement.", ""},
    Meaning{SQLITE_TOOBIG, ErrorCode::sql_failed, "A text, a blob or a statement is too large for SQLite.",
            ""},
};

constexpr Meaning kOther = {SQLITE_ERROR, ErrorCode::sql_failed, "The database refused a statement.", ""};

const Meaning& meaning_of(int code) {
  const auto* const found = std::ranges::find(kMeanings, code & 0xFF, &Meaning::primary_code);
  return found == kMeanings.end() ? kOther : *found;
}

// How long this connection waits for the locks of others.
int wait_seconds(sqlite3* handle) {
  sqlite3_stmt* statement = nullptr;
  int milliseconds = 0;
  if (sqlite3_prepare_v2(handle, "PRAGMA busy_timeout", -1, &statement, nullptr) == SQLITE_OK &&
      sqlite3_step(statement) == SQLITE_ROW) {
    milliseconds = sqlite3_column_int(statement, 0);
  }
  sqlite3_finalize(statement);
  return milliseconds / 1000;
}

}  // namespace

Error make_error(sqlite3* handle, int code) {
  const Meaning& meaning = meaning_of(code);
  Error error{.code = meaning.code,
              .message = std::string(meaning.message),
              .database_code = fmt::format("{}", code)};
  const char* words = handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
  error.details.push_back(fmt::format("SQLite says: {}", words));
  if (handle != nullptr && (code & 0xFF) == SQLITE_BUSY) {
    const int seconds = wait_seconds(handle);
    error.message = fmt::format("The database was still locked by another program after {} second{}.",
                                seconds, seconds == 1 ? "" : "s");
  }
  if (!meaning.next_step.empty()) error.next_steps.emplace_back(meaning.next_step);
  return error;
}

Error make_statement_error(sqlite3* handle, int code, std::string_view script, std::string_view statement) {
  Error error = make_error(handle, code);
  if (std::string line = statement_excerpt(script, statement); !line.empty()) {
    error.details.push_back(std::move(line));
  }
  return error;
}

}  // namespace strata::dialect::sqlite
