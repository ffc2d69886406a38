#include "engine/executor.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/clock.h"
#include "base/uuid.h"
#include "engine/history_errors.h"
#include "engine/limits.h"
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

std::string in_ascii(std::string text) {
  std::ranges::replace_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; }, '?');
  return text;
}

// One run of a migration that is due.
struct Attempt {
  const history::Migration& migration;
  std::string_view script;
  std::string checksum;
  Timestamp started;
  bool has_failed_before = false;  // rows of earlier attempts that left nothing behind
  std::string id;                  // of the row of a migration that runs in parts; empty: none yet
  dialect::Progress progress;      // of that row
};

class Applier {
 public:
  Applier(const ApplyOptions& options, Observer& observer)
      : connection_(*options.connection),
        dialect_(*options.dialect),
        options_(options),
        observer_(observer),
        ledger_(connection_, dialect_) {}

  // False when another runner has applied it meanwhile.
  Result<bool> apply(const history::Migration& migration) {
    STRATA_TRY(const std::string_view script, require_script(migration));
    Attempt attempt{
        .migration = migration, .script = script, .checksum = history::checksum(migration), .started = now()};
    STRATA_TRY(const dialect::TimeLimits limits, limits_of(migration.name, script, options_.limits));
    if (is_alone()) {
      STRATA_TRY(const bool is_due, find_due(attempt));
      if (!is_due) return false;
    }
    Result<bool> run = run_script(attempt, limits);
    while (!run && run.error().code == ErrorCode::busy && !is_alone() && others_made_progress()) {
      run = run_script(attempt, limits);
    }
    if (run || run.error().code == ErrorCode::failed_migrations) return run;
    // Whoever has lost the lock has nothing to say about the migration any more.
    if (is_alone() && is_of_script(run.error())) STRATA_CHECK(options_.lock->check());
    if (is_of_script(run.error())) record_failure(attempt, run.error());
    return std::unexpected(migration_failed(migration, attempt.progress, std::move(run).error()));
  }

 private:
  [[nodiscard]] bool is_alone() const { return options_.lock != nullptr; }

  Result<bool> run_script(Attempt& attempt, const dialect::TimeLimits& limits) {
    dialect::Surroundings surroundings{.resumed = attempt.progress, .limits = limits};
    if (!is_alone()) surroundings.before = [&] { return find_due(attempt); };
    surroundings.record = [&] { return with_proof(record(attempt)); };
    surroundings.record_progress = [&](const dialect::Progress& progress) {
      return with_proof(record_progress(attempt, progress));
    };
    surroundings.on_leftover = [&](std::string_view statement, const Error& error) {
      observer_.on_note(fmt::format("`{}` of the migration `{}` did not run: {}", statement,
                                    attempt.migration.name,
                                    error.details.empty() ? error.message : error.details.front()));
    };
    surroundings.on_note = [&](std::string_view note) { observer_.on_note(note); };
    return dialect_.run_script(connection_, attempt.script, surroundings);
  }

  [[nodiscard]] std::vector<sql::Command> with_proof(std::vector<sql::Command> commands) const {
    if (is_alone()) std::ranges::move(options_.lock->proof(), std::back_inserter(commands));
    return commands;
  }

  [[nodiscard]] std::vector<sql::Command> record(const Attempt& attempt) const {
    const history::Migration& migration = attempt.migration;
    if (!attempt.id.empty()) return {ledger_.finished(attempt.id, attempt.checksum, now())};
    std::vector<sql::Command> commands;
    if (attempt.has_failed_before) commands.push_back(ledger_.forget_attempts(migration.name));
    commands.push_back(ledger_.applied(migration.name, attempt.checksum, attempt.started, now()));
    return commands;
  }

  std::vector<sql::Command> record_progress(Attempt& attempt, const dialect::Progress& progress) const {
    std::vector<sql::Command> commands;
    if (attempt.id.empty()) {
      attempt.id = make_uuid();
      if (attempt.has_failed_before) commands.push_back(ledger_.forget_attempts(attempt.migration.name));
    }
    attempt.progress = progress;
    commands.push_back(
        ledger_.progressed(attempt.id, attempt.migration.name, attempt.checksum, attempt.started, progress));
    return commands;
  }

  // Asked with the right to write in hand: what is seen now stays true until the end of the transaction. The
  // ledger is read again only when somebody else may have written since.
  Result<bool> find_due(Attempt& attempt) {
    STRATA_CHECK(refresh_ledger());
    attempt.has_failed_before = false;
    bool is_applied = false;
    for (const history::LedgerRow& row : rows_) {
      if (row.is_failed() && !row.can_go_on()) return std::unexpected(failed_migration(row));
      if (row.migration_name != attempt.migration.name) continue;
      is_applied = is_applied || row.is_applied();
      attempt.has_failed_before = attempt.has_failed_before || row.left_nothing_behind();
      if (std::optional<dialect::Progress> progress = row.progress()) {
        attempt.id = row.id;
        attempt.progress = std::move(*progress);
      }
    }
    return !is_applied;
  }

  Result<void> refresh_ledger() {
    STRATA_TRY(const std::int64_t counter,
               is_alone() ? Result<std::int64_t>(0) : dialect_.change_counter(connection_));
    if (counter != counter_) STRATA_CHECK(read_ledger());
    counter_ = counter;
    return {};
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
  void record_failure(const Attempt& attempt, const Error& error) {
    const std::string& name = attempt.migration.name;
    const auto record = [&](const std::string& reason) -> Result<void> {
      STRATA_CHECK(connection_.begin());
      STRATA_TRY(const std::vector<history::LedgerRow> rows, ledger_.read(name));
      if (std::ranges::any_of(rows, &history::LedgerRow::is_applied)) return {};
      if (std::ranges::any_of(rows, [&](const auto& row) { return row.id == attempt.id; })) {
        dialect::Progress progress = attempt.progress;
        progress.next_begun = false;  // it failed, and the database says so
        STRATA_CHECK(ledger_.note_trouble(attempt.id, progress, reason));
        return connection_.commit();
      }
      STRATA_CHECK(connection_.perform(ledger_.forget_attempts(name)));
      STRATA_CHECK(ledger_.add_failed(name, attempt.checksum, attempt.started, reason));
      return connection_.commit();
    };
    const std::string reason = to_logs(error);
    const Result<void> recorded = record(reason);
    connection_.rollback();
    if (recorded || !is_of_script(recorded.error())) return;
    // The letters that the script stumbled over may be those that the database does not have.
    static_cast<void>(record(in_ascii(reason)));
    connection_.rollback();
  }

  sql::Connection& connection_;
  const dialect::Dialect& dialect_;
  const ApplyOptions& options_;
  Observer& observer_;
  history::Ledger ledger_;
  std::vector<history::LedgerRow> rows_;
  std::optional<std::int64_t> counter_;
};

// Told before anything is applied, not half way.
Result<void> check_scripts(const dialect::Dialect& dialect, std::span<const history::Migration* const> due) {
  for (const history::Migration* migration : due) {
    STRATA_TRY(const std::string_view script, require_script(*migration));
    Result<void> checked = dialect.check_script(script);
    if (!checked) return std::unexpected(script_refused(*migration, std::move(checked).error()));
  }
  return {};
}

// Without those that are somebody else's.
Result<std::vector<std::string>> tables_of_project(sql::Connection& connection,
                                                   const HistoryProject& project) {
  STRATA_TRY(std::vector<std::string> tables, project.dialect().table_names(connection));
  const diff::External& external = project.project.external;
  std::erase_if(tables, [&](const std::string& table) { return external.has_table_named(table); });
  return tables;
}

}  // namespace

Result<void> check_empty(sql::Connection& connection, const HistoryProject& project) {
  STRATA_TRY(const std::vector<std::string> tables, tables_of_project(connection, project));
  if (!tables.empty()) return std::unexpected(database_not_empty(tables, project.summary));
  return {};
}

Result<void> ensure_ledger(sql::Connection& connection, const HistoryProject& project) {
  STRATA_CHECK(connection.begin());
  const auto create = [&]() -> Result<void> {
    STRATA_TRY(const std::vector<std::string> tables, tables_of_project(connection, project));
    if (std::ranges::find(tables, history::kLedgerTable) != tables.end()) return {};
    if (!tables.empty()) return std::unexpected(database_not_empty(tables, project.summary));
    STRATA_CHECK(history::Ledger(connection, project.dialect()).create());
    return connection.commit();
  };
  Result<void> created = create();
  connection.rollback();
  return created;
}

Result<std::vector<AppliedMigration>> apply(const ApplyOptions& options,
                                            std::span<const history::Migration* const> due,
                                            Observer& observer) {
  STRATA_CHECK(check_scripts(*options.dialect, due));
  Applier applier(options, observer);
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
