// What a statement means for the transaction in which it runs. Decided by PostgreSQL's own grammar
// (libpg_query), not by guessing from words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace strata::dialect::postgres {

struct WrittenName {
  std::string schema;  // empty: found by the search path
  std::string name;

  friend bool operator==(const WrittenName&, const WrittenName&) = default;
};

// ---- may run in a transaction

struct PlainStatement {};
// Newer syntax than the grammar, or wrong: the server decides.
struct UnknownStatement {};
struct BeginTransaction {
  bool has_options = false;  // isolation level, READ ONLY
};
struct CommitTransaction {};
struct RollbackTransaction {};
// SET, RESET, set_config: the session keeps it after the transaction.
struct ChangeSession {};
// SET LOCAL, SET CONSTRAINTS, ON COMMIT: ends with the transaction.
struct UntilCommit {};
struct CreateEnum {
  WrittenName type;
};
// The value cannot be used before the commit, unless the type is as new.
struct AddEnumValue {
  WrittenName type;
  std::string value;
};

// ---- cannot run in a transaction

struct CreateIndexConcurrently {
  WrittenName table;
  std::string index;  // empty: the server makes up a name
};
struct DropIndexConcurrently {
  WrittenName index;
};
struct ReindexConcurrently {};
struct DetachPartitionConcurrently {
  WrittenName table, partition;
};
// CREATE or DROP of what belongs to the whole server.
struct ChangeServerObject {
  enum class Kind : std::uint8_t { database, tablespace, subscription };
  Kind kind = Kind::database;
  bool creates = false;
  std::string name;
};
// VACUUM, REINDEX, CLUSTER, ALTER SYSTEM: a second time does no harm.
struct Repeatable {};
// A procedure or DO block that commits by itself: nobody can tell afterwards how far it came.
struct CommitsByItself {};

// ---- cannot run at all: the message tells why

struct Refused {
  std::string_view reason;
  std::string_view instead;
};

using StatementKind =
    std::variant<PlainStatement, UnknownStatement, BeginTransaction, CommitTransaction, RollbackTransaction,
                 ChangeSession, UntilCommit, CreateEnum, AddEnumValue, CreateIndexConcurrently,
                 DropIndexConcurrently, ReindexConcurrently, DetachPartitionConcurrently, ChangeServerObject,
                 Repeatable, CommitsByItself, Refused>;

// Whether a transaction can hold it; what is refused can be held by nothing.
[[nodiscard]] bool runs_in_transaction(const StatementKind& kind);

// `text` is one statement, with comments before it or without.
[[nodiscard]] StatementKind classify(std::string_view text);

}  // namespace strata::dialect::postgres
