#include "cli/migrate_answers.h"

#include <algorithm>
#include <fmt/format.h>

#include "cli/migration_state.h"
#include "cli/report.h"
#include "cli/unicode.h"

namespace strata::cli {
namespace {

void tell_created(Session& session, bool database_created, const ProjectSummary& project) {
  if (!database_created) return;
  session.out.line(fmt::format("{}  {}", session.out.styled(Style::success, "Created"), project.location));
}

std::string date_and_time(const std::string& rfc3339) {
  std::string text = rfc3339.substr(0, 19);
  std::ranges::replace(text, 'T', ' ');
  return text;
}

void list_migrations(Output& out, const std::vector<MigrationStatus>& migrations) {
  std::size_t width = 0;
  for (const MigrationStatus& migration : migrations) width = std::max(width, display_width(migration.name));
  for (const MigrationStatus& migration : migrations) {
    const StateWords words = words_of(migration.state);
    const std::string name = printable(migration.name);
    const std::string time =
        date_and_time(migration.finished_at.empty() ? migration.started_at : migration.finished_at);
    std::string line =
        fmt::format("  {}  {}", out.styled(words.style, fmt::format("{:<11}", words.text)), name);
    if (!time.empty()) {
      line +=
          std::string(width - std::min(width, display_width(name)) + 2, ' ') + out.styled(Style::quiet, time);
    }
    out.line(line);
  }
}

void tell_nothing_to_apply(Output& out, const DeployOutcome& outcome) {
  if (outcome.migration_count == 0) {
    out.line(
        fmt::format("Nothing to apply: there are no migrations in {}.", outcome.project.migrations_path));
    return;
  }
  out.line(fmt::format("Nothing to apply: {} has {}.", outcome.project.location,
                       outcome.migration_count == 1
                           ? "the one migration"
                           : fmt::format("all {} migrations", outcome.migration_count)));
}

}  // namespace

int answer_text(Session& session, const DevOutcome& outcome) {
  Output& out = session.out;
  tell_created(session, outcome.database_created, outcome.project);
  const bool applied_new = outcome.created_migration && !outcome.applied.empty() &&
                           outcome.applied.back().name == *outcome.created_migration;
  std::vector<AppliedMigration> before = outcome.applied;
  std::vector<AppliedMigration> own;
  if (applied_new) {
    own.push_back(std::move(before.back()));
    before.pop_back();
  }
  list_applied(out, before);
  if (outcome.created_migration) {
    out.line(
        fmt::format("{}    {}", out.styled(Style::success, "Wrote"), printable(outcome.created_script_path)));
  }
  list_applied(out, own);
  if (outcome.seeded) out.line(out.styled(Style::success, "Seeded"));

  if (outcome.created_migration && !applied_new) {
    out.line("\nIt is not applied yet. Look at it, change it if need be; strata migrate dev applies it.");
  } else if (!outcome.applied.empty()) {
    out.line(fmt::format("\nThe database matches {}.", outcome.project.schema_path));
  } else {
    out.line(fmt::format("Nothing to do: the database matches {}.", outcome.project.schema_path));
  }
  return kDone;
}

int answer_text(Session& session, const DeployOutcome& outcome, const Progress& progress) {
  Output& out = session.out;
  progress.list_applied();
  if (outcome.applied.empty()) {
    tell_nothing_to_apply(out, outcome);
  } else {
    out.line(fmt::format("\n{} applied to {}{}.", counted(outcome.applied.size(), "migration"),
                         outcome.project.location, outcome.database_created ? ", which is new" : ""));
  }
  return kDone;
}

int answer_dry_run(Session& session, const DeployOutcome& outcome) {
  report_warnings(session.err, outcome.warnings);
  if (outcome.planned.empty()) {
    tell_nothing_to_apply(session.out, outcome);
    return kDone;
  }
  for (const auto& [name, script] : outcome.planned) {
    session.out.line(fmt::format("-- {}", printable(name)));
    session.out.line(script);
  }
  session.err.line(fmt::format("{} would be applied to {}. Nothing was changed.",
                               counted(outcome.planned.size(), "migration"), outcome.project.location));
  return kDone;
}

int answer_text(Session& session, const StatusOutcome& outcome) {
  Output& out = session.out;
  out.line(
      fmt::format("{}, {}", outcome.project.location,
                  counted(outcome.migration_count, "migration") + " in " + outcome.project.migrations_path));
  if (!outcome.migrations.empty()) out.line();
  list_migrations(out, outcome.migrations);
  out.line();
  for (const std::string& problem : outcome.problems) out.line(printable(problem));
  if (outcome.up_to_date) out.line(out.styled(Style::success, "The database is up to date."));
  report_next_steps(out, outcome.next_steps);
  return kDone;
}

int answer_text(Session& session, const ResetOutcome& outcome) {
  list_applied(session.out, outcome.applied);
  if (outcome.seeded) session.out.line(session.out.styled(Style::success, "Seeded"));
  session.out.line(fmt::format("\n{} was emptied; {} applied.", outcome.project.location,
                               counted(outcome.applied.size(), "migration")));
  return kDone;
}

}  // namespace strata::cli
