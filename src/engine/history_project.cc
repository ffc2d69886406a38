#include "engine/history_project.h"

#include <filesystem>
#include <optional>
#include <utility>

#include "engine/limits.h"
#include "history/directory.h"
#include "history/lock_file.h"

namespace strata::engine {
namespace {

Result<history::HistoryReading> begin_reading(const std::filesystem::path& migrations_directory,
                                              const project::Configuration& configuration,
                                              const Environment& environment) {
  return history::begin_reading(migrations_directory,
                                project::display_path(migrations_directory, environment.working_directory),
                                project::cache_folder(configuration));
}

}  // namespace

Result<HistoryProject> open_history_project(const Environment& environment, const ProjectOptions& options,
                                            psl::Extent extent) {
  STRATA_TRY(project::Place place, project::find_project(environment, options));
  // A long history is mostly there when the schema is. What goes wrong here is told in its turn.
  std::optional<history::HistoryReading> early;
  if (const auto directory = project::migrations_directory_of(place); directory && *directory) {
    if (auto begun = begin_reading(**directory, place.configuration, environment)) early = *std::move(begun);
  }
  STRATA_TRY(project::Project project, project::open_project(std::move(place), extent));
  STRATA_TRY(dialect::ConnectOptions database, project::database_of(project, options));
  STRATA_CHECK(history::check_lock_file(project.migrations_directory, project.dialect->target().provider));
  ProjectSummary summary =
      project::summarize(project, environment, project.dialect->describe_location(database));
  if (!early) {
    STRATA_TRY(early, begin_reading(project.migrations_directory, project.configuration, environment));
  }
  STRATA_TRY(const dialect::TimeLimits limits, configured_limits(project.configuration, options));
  return HistoryProject{.project = std::move(project),
                        .database = std::move(database),
                        .summary = std::move(summary),
                        .reading = *std::move(early),
                        .limits = limits};
}

}  // namespace strata::engine
