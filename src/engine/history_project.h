// What every command about the history starts from: a valid project, its migrations as they lie on disk, and
// where its database is.
#pragma once

#include <functional>
#include <string>

#include "strata/engine.h"
#include "strata/result.h"

#include "dialect/dialect.h"
#include "history/history_reading.h"
#include "project/project.h"

namespace strata::engine {

struct HistoryProject {
  project::Project project;
  dialect::ConnectOptions database;
  ProjectSummary summary;
  history::HistoryReading reading;
  dialect::TimeLimits limits;  // for statements of migrations

  // Waits until it has been read: what does not need it yet comes first. Fails when it cannot be.
  [[nodiscard]] Result<std::reference_wrapper<const history::History>> history() const {
    return reading.get();
  }
  [[nodiscard]] const dialect::Dialect& dialect() const { return *project.dialect; }
};

// P3019 when the migrations are written for another provider. Nothing is connected. Who makes no migration
// needs the configuration only.
[[nodiscard]] Result<HistoryProject> open_history_project(const Environment& environment,
                                                          const ProjectOptions& options, psl::Extent extent);

}  // namespace strata::engine
