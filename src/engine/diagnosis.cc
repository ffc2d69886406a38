#include "engine/diagnosis.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "diff/differ.h"
#include "diff/summary.h"
#include "engine/history_errors.h"
#include "translate/unspoken.h"

namespace strata::engine {
namespace {

constexpr std::string_view kReset =
    "To rebuild the database from the migrations and lose its data: `strata migrate reset --force`.";

// One thing that is wrong, told by itself or together with others.
struct Reason {
  ErrorCode code = ErrorCode::reset_needed;
  std::string text;
  std::vector<std::string> details;
  std::vector<std::string> next_steps;
};

Reason failed_reason(const std::vector<const history::Entry*>& failed) {
  Error error = failed_migrations(failed);
  return {.code = error.code,
          .text = std::move(error.message),
          .details = std::move(error.details),
          .next_steps = std::move(error.next_steps)};
}

Reason edited_reason(const std::vector<const history::Entry*>& edited) {
  Reason reason{.code = ErrorCode::edited_migrations,
                .text = fmt::format("Edited after it was applied: {}.", list_names(edited))};
  for (const history::Entry* entry : edited) {
    reason.next_steps.push_back(
        fmt::format("Restore the script and put the change into a new migration: `git "
                    "checkout -- {}`.",
                    entry->migration->script_path));
    reason.next_steps.push_back(fmt::format(
        "Or, when the database has what the script says now, record that: `strata migrate resolve "
        "--applied {}`.",
        entry->name));
  }
  return reason;
}

Reason missing_reason(const std::vector<const history::Entry*>& missing,
                      const history::Reconciliation& state) {
  Reason reason{
      .code = ErrorCode::missing_migrations,
      .text = fmt::format("Applied to the database, but without a folder here: {}.", list_names(missing)),
      .next_steps = {"Fetch the folders from version control (another branch?)."}};
  if (state.is_diverged()) {
    const std::string last = state.last_common();
    reason.details.push_back(fmt::format("Not applied, but here: {}.", list_names(state.due())));
    reason.details.push_back(last.empty() ? "The two histories have no beginning in common."
                                          : fmt::format("The last migration in common: `{}`.", last));
  }
  return reason;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end != begin) lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

Reason drift_reason(const Drift& drift, const history::Reconciliation& state, const ProjectSummary& project) {
  Reason reason{.text =
                    "The database was changed by other ways than migrations (drift). What it has beyond what "
                    "the applied migrations make:",
                .details = lines_of(drift.sayable + diff::summarize(drift.unmanaged))};
  if (!state.has_ledger) {
    reason.next_steps.push_back(
        fmt::format("To keep the database, make a first migration of what it has (a baseline): "
                    "`strata db pull`, then {}.",
                    baseline_commands(project)));
  } else {
    reason.next_steps.emplace_back(
        "To keep the changes, bring them into the schema with `strata db pull`, make a migration of them "
        "with "
        "`strata migrate diff`, and record it with `strata migrate resolve --applied NAME`.");
  }
  if (!drift.unmanaged.empty()) {
    reason.next_steps.emplace_back(
        "What the schema language cannot say, only SQL can: write the statements that made it into the "
        "migration.sql of a migration, and record that with `strata migrate resolve --applied NAME`.");
  }
  return reason;
}

std::vector<Reason> find_reasons(const history::Reconciliation& state, const Drift& drift,
                                 const ProjectSummary& project) {
  std::vector<Reason> reasons;
  if (const auto failed = state.blocking(); !failed.empty()) reasons.push_back(failed_reason(failed));
  if (const auto edited = state.in_state(MigrationState::edited); !edited.empty()) {
    reasons.push_back(edited_reason(edited));
  }
  if (const auto missing = state.in_state(MigrationState::missing); !missing.empty()) {
    reasons.push_back(missing_reason(missing, state));
  }
  // Without the scripts that were applied, a difference proves nothing.
  if (!drift.sayable.empty() && reasons.empty()) reasons.push_back(drift_reason(drift, state, project));
  return reasons;
}

}  // namespace

history::History applied_part(const history::Reconciliation& state) {
  history::History applied;
  for (const history::Entry& entry : state.entries) {
    const bool is_applied = entry.state == MigrationState::applied || entry.state == MigrationState::edited;
    if (is_applied) applied.push_back(*entry.migration);
  }
  return applied;
}

Drift find_drift(schema::Schema recorded, schema::Schema live, const project::Project& project) {
  translate::set_unspoken_aside(recorded, project.datamodel);
  translate::set_unspoken_aside(live, project.datamodel);
  Drift drift;
  drift.unmanaged =
      diff::diff_unmanaged({std::move(recorded.unmanaged), std::move(live.unmanaged)}, project.external);
  drift.sayable = diff::summarize(
      diff::diff(std::move(recorded), std::move(live), project.dialect->policy(), project.external));
  return drift;
}

Result<void> diagnose(const history::Reconciliation& state, const Drift& drift,
                      const ProjectSummary& project) {
  std::vector<Reason> reasons = find_reasons(state, drift, project);
  if (reasons.empty()) return {};
  Error error{.code = reasons.front().code, .message = reasons.front().text};
  if (reasons.size() > 1) {
    error.code = ErrorCode::reset_needed;
    error.message = "The migrations, the record in the database and the database itself do not fit together.";
    for (const Reason& reason : reasons) error.details.push_back(reason.text);
  }
  for (Reason& reason : reasons) {
    std::ranges::move(reason.details, std::back_inserter(error.details));
    std::ranges::move(reason.next_steps, std::back_inserter(error.next_steps));
  }
  error.next_steps.emplace_back(kReset);
  return std::unexpected(std::move(error));
}

Result<Examination> examine(const HistoryProject& project, sql::Connection& connection, const Shadow& shadow,
                            Reading reading, Observer& observer) {
  Examination found;
  STRATA_TRY(found.rows, history::Ledger(connection, project.dialect()).read());
  STRATA_TRY(const history::History& history, project.history());
  const history::Reconciliation state = history::reconcile(history, found.rows);
  // What the ledger alone tells comes first: scripts that were edited need not even replay.
  STRATA_CHECK(diagnose(state, {}, project.summary));
  STRATA_TRY(found.built, replay(shadow, applied_part(state), observer, reading));
  STRATA_TRY(schema::Schema live, read_schema(project.dialect(), connection, reading));
  Drift drift = find_drift(found.built, std::move(live), project.project);
  STRATA_CHECK(diagnose(state, drift, project.summary));
  found.unmanaged = std::move(drift.unmanaged);
  return found;
}

}  // namespace strata::engine
