#include "engine/history_errors.h"

#include <fmt/format.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace strata::engine {
namespace {

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

// "`a`, `b`", and of more than five how many others there are.
std::string first_names(const std::vector<std::string_view>& names) {
  constexpr std::size_t kShown = 5;
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < kShown; ++i) {
    text += fmt::format("{}`{}`", i == 0 ? "" : ", ", names[i]);
  }
  if (names.size() > kShown) text += fmt::format(" and {} more", names.size() - kShown);
  return text;
}

}  // namespace

bool is_of_script(const Error& error) {
  return error.code == ErrorCode::sql_failed || error.code == ErrorCode::foreign_keys_violated;
}

Error script_missing(const history::Migration& migration) {
  return {.code = ErrorCode::script_missing,
          .message =
              fmt::format("The script of the migration `{}` is missing or cannot be read.", migration.name),
          .details = {fmt::format("Expected: {}", migration.script_path)},
          .next_steps = {"Restore the file from version control.",
                         "If the migration was never applied anywhere, delete its folder."},
          .migration = migration.name};
}

Result<std::string_view> require_script(const history::Migration& migration) {
  if (!migration.script) return std::unexpected(script_missing(migration));
  return migration.script->text(migration.name);
}

Error script_refused(const history::Migration& migration, Error cause) {
  cause.message = fmt::format("The migration `{}` cannot run, and nothing was applied. {}", migration.name,
                              cause.message);
  cause.migration = migration.name;
  return cause;
}

Error migration_failed(const history::Migration& migration, const dialect::Progress& progress, Error cause) {
  const bool of_script = is_of_script(cause);
  // Nobody saw how the commit ended.
  const bool is_unknown = cause.code == ErrorCode::connection_closed;
  const std::string kept =
      is_unknown ? "it is either wholly done or not at all; `strata migrate status` tells"
      : progress.done.empty()
          ? "nothing of it was kept"
          : fmt::format("{} of its {} parts were done and stay", progress.done.size(), progress.total);
  Error error{// Busy and the like keep their own code: nothing is wrong with the migration.
              .code = of_script ? ErrorCode::migration_failed : cause.code,
              .message = fmt::format("The migration `{}` {}, and {}.", migration.name,
                                     of_script ? "failed" : "could not be applied", kept),
              .details = {std::move(cause.message)},
              .next_steps = std::move(cause.next_steps),
              .database_code = std::move(cause.database_code),
              .migration = migration.name};
  for (std::string& line : cause.details) error.details.push_back(std::move(line));
  if (of_script) {
    error.next_steps.push_back(
        fmt::format("Correct {} or the data that it stumbles over, and run the command again: it "
                    "{} with this migration.",
                    migration.script_path, progress.done.empty() ? "starts over" : "goes on"));
  }
  return error;
}

std::vector<std::string> ways_out_of_failure(std::string_view migration) {
  return {
      fmt::format("Undo by hand what the migration has done, then run it again: `strata migrate resolve "
                  "--rolled-back {}` and `strata migrate deploy`.",
                  migration),
      fmt::format("Or finish by hand what is left of it: `strata migrate resolve --applied {}`.", migration)};
}

Error failed_migration(const history::LedgerRow& row) {
  Error error{.code = ErrorCode::failed_migrations,
              .message = fmt::format("The migration `{}` failed or is being applied right now; until that is "
                                     "resolved, no other is applied.",
                                     row.migration_name),
              .details = {fmt::format("Started: {}", to_rfc3339(row.started_at))},
              .next_steps = ways_out_of_failure(row.migration_name),
              .migration = row.migration_name};
  if (!row.logs.empty()) error.details.push_back(fmt::format("Reason: {}", first_line(row.logs)));
  return error;
}

Error failed_migrations(std::span<const history::Entry* const> failed) {
  Error error = failed_migration(*failed.front()->row);
  if (failed.size() == 1) return error;
  error.message = fmt::format(
      "The migrations {} failed or are being applied right now; until that is resolved, "
      "no other is applied.",
      list_names(failed));
  error.details.clear();
  for (const history::Entry* entry : failed) {
    error.details.push_back(fmt::format("{}: started {}", entry->name, to_rfc3339(entry->row->started_at)));
  }
  return error;
}

std::string baseline_commands(const ProjectSummary& project) {
  return fmt::format(
      "`strata migrate diff --from-empty --to-schema {} --script --output {}/0_init/migration.sql`, then "
      "`strata "
      "migrate resolve --applied 0_init`",
      project.schema_path, project.migrations_path);
}

Error database_not_empty(const std::vector<std::string>& tables, const ProjectSummary& project) {
  return {
      .code = ErrorCode::database_not_empty,
      .message =
          "The database has tables but no record of migrations, so strata cannot know which "
          "migrations they come from.",
      .details = {fmt::format("Tables: {}", first_names({tables.begin(), tables.end()}))},
      .next_steps = {
          "To keep the database, record what it already has (a baseline): `strata migrate resolve --applied "
          "NAME` for each migration whose changes are in it.",
          fmt::format("When there is no such migration yet: {}.", baseline_commands(project)),
          "To start over and lose its data: `strata migrate reset --force`."}};
}

std::vector<std::string> describe_contradictions(const history::Reconciliation& state) {
  std::vector<std::string> sentences;
  const auto edited = state.in_state(MigrationState::edited);
  const auto missing = state.in_state(MigrationState::missing);
  if (!edited.empty()) {
    sentences.push_back(
        fmt::format("Edited after it was applied: {}. The database has what the script said "
                    "before; restore it from version control and put the change into a new "
                    "migration.",
                    list_names(edited)));
  }
  if (!missing.empty()) {
    sentences.push_back(
        fmt::format("Applied to the database, but without a folder here: {}. Fetch it from "
                    "version control (another branch?).",
                    list_names(missing)));
  }
  if (const auto emptied = state.without_script(); !emptied.empty()) {
    sentences.push_back(fmt::format(
        "Applied to the database, but without a readable {} in its folder here: {}. Fetch it from "
        "version control.",
        history::kScriptName, list_names(emptied)));
  }
  if (state.is_diverged()) {
    const std::string last = state.last_common();
    sentences.push_back(fmt::format("The history on disk and the one in the database went different ways {}.",
                                    last.empty() ? "from the start" : fmt::format("after `{}`", last)));
  }
  if (const auto late = state.out_of_order(); !late.empty()) sentences.push_back(out_of_order(late));
  return sentences;
}

std::string out_of_order(std::span<const history::Entry* const> late) {
  return fmt::format(
      "Pending, although later migrations are applied: {}. Where the order matters, rename the folder so "
      "that "
      "it comes last.",
      list_names(late));
}

std::string list_names(std::span<const history::Entry* const> entries) {
  constexpr std::size_t kMost = 10;
  std::vector<std::string_view> names;
  for (const history::Entry* entry : entries) names.push_back(entry->name);
  if (names.size() > kMost) return first_names(names);
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i != 0) text += i + 1 == names.size() ? " and " : ", ";
    text += fmt::format("`{}`", names[i]);
  }
  return text;
}

}  // namespace strata::engine
