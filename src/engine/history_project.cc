#include "engine/history_project.h"

#include <utility>

#include "engine/limits.h"
#include "history/directory.h"
#include "history/lock_file.h"

namespace strata::engine {

Result<HistoryProject> open_history_project(const Environment& environment, const ProjectOptions& options,
                                            psl::Extent extent) {
  STRATA_TRY(project::Project project, project::open_project(environment, options, extent));
  STRATA_TRY(dialect::ConnectOptions database, project::database_of(project, options));
  STRATA_CHECK(history::check_lock_file(project.migrations_directory, project.dialect->target().provider));
  ProjectSummary summary =
      project::summarize(project, environment, project.dialect->describe_location(database));
  STRATA_TRY(history::HistoryReading reading,
             history::begin_reading(project.migrations_directory, summary.migrations_path,
                                    project::cache_folder(project.configuration)));
  STRATA_TRY(const dialect::TimeLimits limits, configured_limits(project.configuration, options));
  return HistoryProject{.project = std::move(project),
                        .database = std::move(database),
                        .summary = std::move(summary),
                        .reading = std::move(reading),
                        .limits = limits};
}

}  // namespace strata::engine
