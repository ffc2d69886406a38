#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "strata/engine.h"

#include "base/clock.h"
#include "dialect/dialect.h"
#include "diff/data_loss.h"
#include "diff/object_loss.h"
#include "diff/unmanaged_diff.h"
#include "engine/database.h"
#include "engine/diagnosis.h"
#include "engine/executor.h"
#include "engine/history_errors.h"
#include "engine/history_project.h"
#include "engine/live_diff.h"
#include "engine/loss_report.h"
#include "engine/reading.h"
#include "engine/runner.h"
#include "engine/seed.h"
#include "engine/shadow.h"
#include "engine/unmanaged_drift.h"
#include "history/directory.h"
#include "history/lock_file.h"
#include "history/migration_name.h"
#include "history/reconcile.h"
#include "translate/to_schema.h"

namespace strata {
namespace {

using engine::HistoryProject;

class Dev {
 public:
  Dev(HistoryProject project, engine::OpenedDatabase database, const DevOptions& options, Observer& observer)
      : project_(std::move(project)),
        connection_(std::move(database.connection)),
        options_(options),
        observer_(observer) {
    outcome_.project = project_.summary;
    outcome_.database_created = database.created;
  }

  Result<DevOutcome> run() {
    STRATA_TRY(shadow_, engine::find_shadow(project_.project, project_.database));
    STRATA_TRY(const bool has_applied_all, diagnose());
    if (!has_applied_all) STRATA_CHECK(replay_all());
    STRATA_CHECK(apply_pending());
    STRATA_CHECK(tell_unmanaged_drift());
    // Everything is applied: the database has the tables that the migrations build.
    STRATA_TRY(const diff::Migration migration,
               engine::diff_live(dialect(), *connection_,
                                 {std::move(built_), translate::to_schema(project_.project.datamodel)},
                                 project_.project.external));
    if (migration.empty() && !options_.create_only) {
      outcome_.in_sync = true;
      return std::move(outcome_);
    }
    STRATA_CHECK(check_losses(migration));
    STRATA_TRY(const history::Migration created, create(migration));
    if (options_.create_only) return std::move(outcome_);
    const history::Migration* due[] = {&created};
    STRATA_CHECK(apply(due));
    return std::move(outcome_);
  }

 private:
  [[nodiscard]] const dialect::Dialect& dialect() const { return project_.dialect(); }

  // Returns whether the applied migrations are all there are; then `built_` is what they build.
  Result<bool> diagnose() {
    STRATA_TRY(engine::Examination found,
               engine::examine(project_, *connection_, shadow_, engine::Reading::everything, observer_));
    rows_ = std::move(found.rows);
    built_ = std::move(found.built);
    unmanaged_drift_ = std::move(found.unmanaged);
    STRATA_TRY(const history::History& history, project_.history());
    const history::Reconciliation state = history::reconcile(history, rows_);
    for (const history::Entry* entry : state.due()) due_.push_back(entry->migration);
    if (const auto late = state.out_of_order(); !late.empty()) warn(engine::out_of_order(late));
    return due_.empty();
  }

  void warn(std::string sentence) {
    observer_.on_warning(sentence);
    outcome_.warnings.push_back(std::move(sentence));
  }

  // Every migration must apply to an empty database, those to come included.
  Result<void> replay_all() {
    STRATA_TRY(const history::History& history, project_.history());
    STRATA_TRY(built_, engine::replay(shadow_, history, observer_, engine::Reading::everything));
    return {};
  }

  Result<void> apply_pending() {
    STRATA_TRY(runner_, engine::Runner::start(*connection_, project_, observer_));
    if (!rows_) STRATA_CHECK(engine::ensure_ledger(*connection_, project_));
    return apply(due_);
  }

  // Pending migrations may have brought together what was apart.
  Result<void> tell_unmanaged_drift() {
    if (!unmanaged_drift_.empty() && !due_.empty()) {
      STRATA_TRY(std::vector<schema::UnmanagedObject> live, dialect().read_unmanaged(*connection_));
      unmanaged_drift_ = diff::diff_unmanaged({built_.unmanaged, std::move(live)}, project_.project.external);
    }
    if (unmanaged_drift_.empty()) return {};
    outcome_.unmanaged = engine::describe(unmanaged_drift_);
    for (std::string& sentence : engine::warnings_of(outcome_.unmanaged)) warn(std::move(sentence));
    observer_.on_note(engine::way_out_of(outcome_.unmanaged));
    engine::add_live_objects(built_, unmanaged_drift_);
    return {};
  }

  Result<void> apply(std::span<const history::Migration* const> due) {
    STRATA_TRY(std::vector<AppliedMigration> applied, engine::apply(runner_->options(), due, observer_));
    for (AppliedMigration& migration : applied) outcome_.applied.push_back(std::move(migration));
    return {};
  }

  // A file that is only made for review destroys nothing: its own comment warns.
  Result<void> check_losses(const diff::Migration& migration) {
    STRATA_TRY(const engine::LossReport report, engine::report_losses(*connection_, dialect(), migration));
    if (options_.create_only) {
      for (const PushPlan::Finding& finding : report.warnings) warn(finding.text);
      for (const PushPlan::Finding& finding : report.unexecutable) warn(finding.text);
      for (const std::string& text : report.objects.told) warn(text);
      for (const std::string& text : report.objects.blocked) warn(text);
      return {};
    }
    if (!report.unexecutable.empty()) {
      return std::unexpected(engine::not_executable(
          report,
          {"Give the new fields a default, or make them optional.",
           "Or make the file with `strata migrate dev --create-only`, write into it how the rows get their "
           "values, and run `strata migrate dev`."}));
    }
    if (!report.objects.blocked.empty()) {
      return std::unexpected(
          engine::blocked_by_objects(report,
                                     "Make the file with `strata migrate dev --create-only`, write into it "
                                     "how they are dropped before and "
                                     "created again afterwards, and run `strata migrate dev`."));
    }
    STRATA_CHECK(engine::confirm_losses(report, options_.accept_data_loss, observer_));
    std::ranges::move(engine::told_texts(report), std::back_inserter(outcome_.warnings));
    return {};
  }

  Result<history::Migration> create(const diff::Migration& migration) {
    const std::filesystem::path& directory = project_.project.migrations_directory;
    STRATA_TRY(const std::string words,
               options_.name ? Result<std::string>(*options_.name) : observer_.name_migration());
    STRATA_TRY(const history::History& history, project_.history());
    const std::string name = history::make_migration_name(now(), words, history::last_name(history));
    std::vector<std::string> warnings = diff::describe_without_counts(migration);
    diff::ObjectLosses objects = diff::find_object_losses(migration);
    std::ranges::move(objects.told, std::back_inserter(warnings));
    std::ranges::move(objects.blocked, std::back_inserter(warnings));
    std::string script = dialect::warning_header(warnings);
    script += dialect::to_script(dialect().render(migration));
    STRATA_TRY(const std::filesystem::path path, history::write_migration(directory, name, script));
    STRATA_CHECK(history::write_lock_file(directory, dialect().target().provider));
    outcome_.created_migration = name;
    outcome_.created_script_path = history::script_in(project_.summary.migrations_path, name);
    return history::make_migration(name, outcome_.created_script_path, std::move(script));
  }

  HistoryProject project_;
  std::unique_ptr<sql::Connection> connection_;
  const DevOptions& options_;
  Observer& observer_;
  std::optional<engine::Runner> runner_;
  engine::Shadow shadow_;
  std::optional<std::vector<history::LedgerRow>> rows_;
  std::vector<const history::Migration*> due_;
  schema::Schema built_;  // what the migrations build that were replayed last
  diff::UnmanagedDiff unmanaged_drift_;
  DevOutcome outcome_;
};

}  // namespace

Result<DevOutcome> Engine::dev(const DevOptions& options, Observer& observer) const {
  STRATA_TRY(HistoryProject project,
             engine::open_history_project(environment_, options_, psl::Extent::everything));
  const project::Configuration configuration = project.project.configuration;
  STRATA_TRY(engine::OpenedDatabase database,
             engine::open_database(project.dialect(), engine::with_notes(project.database, observer),
                                   engine::IfMissing::create));
  STRATA_TRY(DevOutcome outcome, Dev(std::move(project), std::move(database), options, observer).run());

  // A new database wants its first rows; an old one has them.
  const bool seeds = outcome.database_created && configuration.seed && !options.create_only;
  if (!seeds || options.skip_seed) return outcome;
  STRATA_TRY(const std::string command, engine::run_seed(environment_, configuration, {}));
  static_cast<void>(command);
  outcome.seeded = true;
  return outcome;
}

}  // namespace strata
