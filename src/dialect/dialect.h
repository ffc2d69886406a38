// Everything that knows a database by name sits behind this interface, one implementation a folder. What a
// database cannot do is a fact in its Target, checked before a step is made: no function here means "not
// supported".
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "strata/result.h"

#include "base/sha256.h"
#include "diff/policy.h"
#include "diff/step.h"
#include "schema/schema.h"
#include "sql/connection.h"
#include "target/target.h"

namespace strata::dialect {

// The statements of one step, with the heading that introduces them in a script ("CreateTable").
struct RenderedStep {
  std::string_view heading;
  std::vector<std::string> statements;  // without the final semicolon
};

struct ConnectOptions {
  std::string url;             // as configured, environment variables resolved
  std::string base_directory;  // relative file paths of the URL start here
  // The namespaces that the project speaks of by name (datasource `schemas`). Empty: the default one of the
  // connection alone, and no object's name carries it.
  std::vector<std::string> namespaces;
  bool create_if_missing = false;
  bool is_set_aside = false;      // open_shadow: the database itself is the shadow, not only on its server
  bool create_namespace = false;  // the default one, when the database is there but has none of that name
  // What a server says beside its answers, one sentence each. May be empty.
  std::function<void(std::string_view)> on_notice;
  std::uint32_t busy_timeout_ms = 10000;  // how long to wait for locks of others
};

// How far a script came that cannot run as one transaction.
struct Progress {
  std::vector<std::string> done;  // fingerprints of the parts that took effect, in order
  std::size_t total = 0;
  bool next_begun = false;  // the part after them was begun, and nobody has seen how it ended
  std::string memory;       // what the dialect wants to know then of the time before it; one line
};

// How long a statement of a script may take; none: as the database is set up. 0: for ever.
struct TimeLimits {
  std::optional<std::uint32_t> lock_timeout_ms;       // waiting for locks of others
  std::optional<std::uint32_t> statement_timeout_ms;  // each statement, waiting included
};

// What happens around a script. Every function may be empty.
struct Surroundings {
  // Once the right to write is taken, so that nothing can change any more. False calls the script off. May
  // run twice.
  std::function<Result<bool>()> before;
  // What is written last, and committed together with the script. May be asked before the script runs.
  std::function<std::vector<sql::Command>()> record;
  // The same after each part but the last of a script that runs in parts. Not asked for others.
  std::function<std::vector<sql::Command>(const Progress&)> record_progress;
  Progress resumed;  // where an interrupted run of the same script stopped
  TimeLimits limits;
  // A statement that changes no data and cannot run in a transaction (VACUUM) failed afterwards.
  std::function<void(std::string_view statement, const Error& error)> on_leftover;
  // What a person should know meanwhile: who is waited for, what is tried again.
  std::function<void(std::string_view note)> on_note;
};

// A shadow database that an earlier run left, and what it holds.
struct KeptShadow {
  std::unique_ptr<sql::Connection> connection;  // null: there is none
  std::size_t done = 0;                         // the first migrations of the history, so many
};

// As long as it lives, and at most until its connection ends, nobody else runs migrations on the database. A
// lock that can be lost meanwhile says so.
class RunnerLock {
 public:
  RunnerLock() = default;
  RunnerLock(const RunnerLock&) = delete;
  RunnerLock& operator=(const RunnerLock&) = delete;
  virtual ~RunnerLock() = default;

  // Written with each record of a migration: fails when the lock is lost.
  [[nodiscard]] virtual std::vector<sql::Command> proof() const { return {}; }
  // P1002 when it is lost.
  [[nodiscard]] virtual Result<void> check() { return {}; }
};

struct LockOptions {
  std::uint32_t patience_ms = 10000;  // how long to wait for a runner that makes no progress
  std::function<void(std::string_view note)> on_note;
};

// What a statement takes and gives.
struct StatementShape {
  struct Parameter {
    schema::ColumnType type;  // unsupported with an empty name: the database does not tell
    bool is_list = false;
  };
  struct Column {
    std::string name;
    schema::ColumnType type;  // the same
    bool is_list = false;
    bool can_be_null = true;  // unless it surely cannot
  };
  std::vector<Parameter> parameters;
  std::vector<Column> columns;
};

// How a database writes the ledger: the texts in which they differ.
struct LedgerText {
  std::string_view ddl;  // CREATE TABLE, exactly as Prisma writes it
  // The server's clock at the beginning of the transaction and now, as SQL; empty: strata's own clock, in
  // milliseconds since 1970.
  std::string_view begun, now;
  // Stand around the name of a column with a moment to make milliseconds of it.
  std::string_view before_moment, after_moment;
};

class Dialect {
 public:
  virtual ~Dialect() = default;

  [[nodiscard]] virtual const target::Target& target() const = 0;
  [[nodiscard]] virtual const diff::Policy& policy() const = 0;

  // An identifier as it stands in SQL, quotes inside it escaped.
  [[nodiscard]] virtual std::string quote(std::string_view name) const = 0;
  [[nodiscard]] virtual std::vector<RenderedStep> render(const diff::Migration& migration) const = 0;

  [[nodiscard]] virtual Result<std::unique_ptr<sql::Connection>> connect(
      const ConnectOptions& options) const = 0;
  // An empty scratch database that vanishes with its connection, or is emptied by the next run where the
  // project set one aside.
  [[nodiscard]] virtual Result<std::unique_ptr<sql::Connection>> open_shadow(
      const ConnectOptions& options) const = 0;
  // The shadow database that is kept from run to run; made when there is none, emptied when it holds anything
  // but the beginning of the history with these keys: one a migration, each over all before it. No connection
  // where databases are not kept, or where another run works in it.
  [[nodiscard]] virtual Result<KeptShadow> open_kept_shadow(const ConnectOptions& /*options*/,
                                                            std::span<const Sha256> /*chain*/) const {
    return KeptShadow{};
  }
  // What a kept shadow has to be told together with a script: the key of the last migration that it holds; no
  // key while a script is at work in parts.
  [[nodiscard]] virtual std::vector<sql::Command> mark_kept_shadow(
      const sql::Connection& /*shadow*/, const std::optional<Sha256>& /*key*/) const {
    return {};
  }
  [[nodiscard]] virtual Result<schema::Schema> introspect(sql::Connection& connection) const = 0;
  // Spells in `database` as `file` does what means the same and what Policy::adopt_spelling could not tell
  // from the texts: the database of the connection, which has these tables, is asked. It does not change, and
  // it is not asked where no such difference is left; what it cannot answer stays a difference. Fails only
  // when a person interrupts.
  [[nodiscard]] virtual Result<void> settle_spelling(sql::Connection& /*connection*/,
                                                     schema::Schema& /*database*/,
                                                     const schema::Schema& /*file*/) const {
    return {};
  }
  // All that the schema language cannot say, sorted. Equal for every database that the same scripts made.
  [[nodiscard]] virtual Result<std::vector<schema::UnmanagedObject>> read_unmanaged(
      sql::Connection& connection) const = 0;

  // The tables that users made, the ledger included; names as they are.
  [[nodiscard]] virtual Result<std::vector<std::string>> table_names(sql::Connection& connection) const = 0;
  // Whether a script can be run at all, by its text alone; S2010 tells why not.
  [[nodiscard]] virtual Result<void> check_script(std::string_view /*script*/) const { return {}; }
  // Runs a script all or nothing, with everything around it in one transaction. One that no transaction can
  // hold runs in parts, each of which is all or nothing. Returns false when `surroundings.before` called it
  // off.
  [[nodiscard]] virtual Result<bool> run_script(sql::Connection& connection, std::string_view script,
                                                const Surroundings& surroundings) const = 0;

  // A scratch database as bytes (none: there is no such form), and the same content back in an empty one. For
  // caches on this machine; `version` tells which bytes go together.
  [[nodiscard]] virtual Result<std::string> save_image(sql::Connection& shadow) const = 0;
  [[nodiscard]] virtual Result<void> load_image(sql::Connection& shadow, std::string_view image) const = 0;
  [[nodiscard]] virtual std::string_view version() const = 0;
  // Asks the database itself, in one cell.
  [[nodiscard]] virtual std::string_view version_query() const = 0;

  // Takes the whole database away. P1003 when there is none.
  [[nodiscard]] virtual Result<void> drop_database(const ConnectOptions& options) const = 0;

  // What one statement takes and gives, asked without running it.
  [[nodiscard]] virtual Result<StatementShape> describe_statement(sql::Connection& connection,
                                                                  std::string_view statement) const = 0;

  // Empties the database completely, at once.
  [[nodiscard]] virtual Result<void> reset(sql::Connection& connection) const = 0;

  // Keeps other runners out, Prisma's included. Null where every transaction keeps the others out by itself;
  // then `change_counter` tells whether they came in between. P1002 when another runner has the lock and
  // stands still.
  [[nodiscard]] virtual Result<std::unique_ptr<RunnerLock>> lock_out_runners(
      sql::Connection& /*connection*/, const LockOptions& /*options*/) const {
    return std::unique_ptr<RunnerLock>();
  }
  // A number that changes whenever another connection has changed the database. Ask inside a transaction.
  [[nodiscard]] virtual Result<std::int64_t> change_counter(sql::Connection& connection) const = 0;

  // Where the URL leads, in words without secrets: `SQLite database "dev.db" at "file:./dev.db"`.
  [[nodiscard]] virtual std::string describe_location(const ConnectOptions& options) const = 0;
  // Its bare name: `shop`, or the file as the URL has it.
  [[nodiscard]] virtual std::string database_name(const ConnectOptions& options) const = 0;
  [[nodiscard]] virtual const LedgerText& ledger() const = 0;
  // The ledger's name as it stands in SQL, whatever a script has made of the session.
  [[nodiscard]] virtual std::string ledger_table(const sql::Connection& connection) const = 0;
};

// Steps → one script: headings, statements, blank lines. An empty migration gives its one-line comment.
[[nodiscard]] std::string to_script(const std::vector<RenderedStep>& steps);

// The comment that stands before the first step of a migration file, one item a warning; empty when there are
// none. The script follows immediately.
[[nodiscard]] std::string warning_header(const std::vector<std::string>& warnings);

}  // namespace strata::dialect
