#include "engine/executor.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <utility>

#include "base/clock.h"
#include "engine/history_errors.h"
#include "history/checksum.h"
#include "history/ledger.h"

namespace strata::engine {
namespace {

using Clock = std::chrono::steady_clock;

// The reason of a failure as it stands in the ledger.
std::string to_logs(const Error& error) {
  std::string logs = error.message;
  for (const std::string& line : error.details) logs += "\n" + line;
  return logs;
}

class Applier {
 public:
  Applier(sql::Connection& connection, const dialect::Dialect& dialect, Observer& observer)
      : connection_(connection), dialect_(dialect), observer_(observer), ledger_(connection, dialect) {}

  // False when another runner has applied it meanwhile.
  Result<bool> apply(const history::Migration& migration) {
    if (!migration.script) return std::unexpected(script_missing(migration));
    const Timestamp started = now();
    const std::string checksum = history::checksum(migration);
    dialect::Surroundings surroundings;
    surroundings.before = [&] { return is_due(migration.name); };
    surroundings.after = [&]() -> Result<void> {
      if (has_attempts_) STRATA_CHECK(ledger_.forget_attempts(migration.name));
      return ledger_.add_applied(migration.name, checksum, started, now());
    };
    surroundings.on_leftover = [&](std::string_view statement, const Error& error) {
      observer_.on_note(fmt::format("`{}` of the migration `{}` did not run: {}", statement, migration.name,
                                    error.details.empty() ? error.message : error.details.front()));
    };
    Result<bool> run = dialect_.run_script(connection_, *migration.script, surroundings);
    while (!run && run.error().code == ErrorCode::busy && others_made_progress()) {
      run = dialect_.run_script(connection_, *migration.script, surroundings);
    }
    if (run || run.error().code == ErrorCode::failed_migrations) return run;
    if (is_of_script(run.error())) record_failure(migration, checksum, started, run.error());
    return std::unexpected(migration_failed(migration, std::move(run).error()));
  }

 private:
  // Asked with the right to write in hand: what is seen now stays true until the end of the transaction. The
  // ledger is read again only when somebody else has written since.
  Result<bool> is_due(const std::string& migration) {
    STRATA_TRY(const std::int64_t counter, dialect_.change_counter(connection_));
    if (counter != counter_) STRATA_CHECK(read_ledger());
    counter_ = counter;
    has_attempts_ = false;
    bool is_applied = false;
    for (const history::LedgerRow& row : rows_) {
      if (row.is_failed() && !row.left_nothing_behind()) return std::unexpected(failed_migration(row));
      if (row.migration_name != migration) continue;
      is_applied = is_applied || row.is_applied();
      has_attempts_ = has_attempts_ || row.is_failed();
    }
    return !is_applied;
  }

  Result<void> read_ledger() {
    STRATA_TRY(std::optional<std::vector<history::LedgerRow>> rows, ledger_.read());
    rows_ = rows ? std::move(*rows) : std::vector<history::LedgerRow>{};
    return {};
  }

  // The lock was taken for the whole time that strata waits for it, but not by somebody who stands still.
  bool others_made_progress() {
    const std::size_t before = rows_.size();
    return read_ledger() && rows_.size() > before;
  }

  // Only tells why: whoever cannot write it, because the disk is full or the lock is taken, loses nothing.
  void record_failure(const history::Migration& migration, const std::string& checksum, Timestamp started,
                      const Error& error) {
    const auto record = [&]() -> Result<void> {
      STRATA_CHECK(connection_.begin());
      STRATA_TRY(const std::vector<history::LedgerRow> rows, ledger_.read(migration.name));
      if (std::ranges::any_of(rows, &history::LedgerRow::is_applied)) return {};
      STRATA_CHECK(ledger_.forget_attempts(migration.name));
      STRATA_CHECK(ledger_.add_failed(migration.name, checksum, started, to_logs(error)));
      return connection_.commit();
    };
    static_cast<void>(record());
    connection_.rollback();
  }

  sql::Connection& connection_;
  const dialect::Dialect& dialect_;
  Observer& observer_;
  history::Ledger ledger_;
  std::vector<history::LedgerRow> rows_;
  std::optional<std::int64_t> counter_;
  bool has_attempts_ = false;
};

}  // namespace

Result<void> check_empty(sql::Connection& connection, const dialect::Dialect& dialect,
                         const ProjectSummary& project) {
  STRATA_TRY(const std::vector<std::string> tables, dialect.table_names(connection));
  if (!tables.empty()) return std::unexpected(database_not_empty(tables, project));
  return {};
}

Result<void> ensure_ledger(sql::Connection& connection, const dialect::Dialect& dialect,
                           const ProjectSummary& project) {
  STRATA_CHECK(connection.begin());
  const auto create = [&]() -> Result<void> {
    STRATA_TRY(const std::vector<std::string> tables, dialect.table_names(connection));
    if (std::ranges::find(tables, history::kLedgerTable) != tables.end()) return {};
    if (!tables.empty()) return std::unexpected(database_not_empty(tables, project));
    STRATA_CHECK(history::Ledger(connection, dialect).create());
    return connection.commit();
  };
  Result<void> created = create();
  connection.rollback();
  return created;
}

Result<std::vector<AppliedMigration>> apply(sql::Connection& connection, const dialect::Dialect& dialect,
                                            std::span<const history::Migration* const> due,
                                            Observer& observer) {
  Applier applier(connection, dialect, observer);
  std::vector<AppliedMigration> applied;
  for (const history::Migration* migration : due) {
    observer.on_applying(migration->name, applied.size() + 1, due.size());
    const Clock::time_point start = Clock::now();
    STRATA_TRY(const bool has_run, applier.apply(*migration));
    if (!has_run) continue;
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    observer.on_applied(migration->name, seconds);
    applied.push_back({.name = migration->name, .seconds = seconds});
  }
  return applied;
}

}  // namespace strata::engine
