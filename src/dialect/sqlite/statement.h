// The few statements of a script that need care when it runs in one transaction, recognised by their tokens.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <variant>

#include "sql/script.h"

namespace strata::dialect::sqlite {

struct BeginTransaction {};
struct CommitTransaction {};
struct RollbackTransaction {};  // of the whole: ROLLBACK TO a savepoint is an ordinary statement

struct SetForeignKeys {
  bool on = false;
};
// Cannot run in a transaction, and changes no row: VACUUM, PRAGMA journal_mode=WAL, …
struct Maintenance {};
// Reads or writes another file: ATTACH, DETACH, VACUUM INTO.
struct OtherFile {};
// PRAGMA synchronous, locking_mode, and the journal modes of a connection: they are no part of the database
// and would take from strata what its promises stand on.
struct WeakeningSetting {};
// A switch of the connection that is no part of the database either: PRAGMA writable_schema=ON, …
struct SetSwitch {
  std::string name;
};

struct DropTable {
  std::string table;
};
struct RenameTable {
  std::string from, to;
};
struct DropTrigger {
  std::string trigger;
};
struct OtherStatement {};

using StatementKind =
    std::variant<OtherStatement, BeginTransaction, CommitTransaction, RollbackTransaction, SetForeignKeys,
                 SetSwitch, WeakeningSetting, Maintenance, OtherFile, DropTable, RenameTable, DropTrigger>;

[[nodiscard]] StatementKind classify(const sql::Statement& statement);

// Names are equal regardless of the case of ASCII letters.
[[nodiscard]] bool same_name(std::string_view first, std::string_view second);

// A name as SQLite knows it: without quotes, doubled quotes inside it single.
[[nodiscard]] std::string unquote_name(std::string_view text);

// Every word and name of the statement outside of comments, in lower case, without quotes.
[[nodiscard]] std::unordered_set<std::string> names_in(std::string_view statement);

// The name stands anywhere in the statement outside of comments, quoted or not.
[[nodiscard]] bool mentions(std::string_view statement, std::string_view name);

// The statement holds a foreign key to this table.
[[nodiscard]] bool references(std::string_view statement, std::string_view table);

}  // namespace strata::dialect::sqlite
