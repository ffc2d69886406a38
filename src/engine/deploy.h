// Applying what is due, for every face of the engine.
#pragma once

#include "strata/engine.h"
#include "strata/result.h"

#include "engine/history_project.h"
#include "sql/connection.h"

namespace strata::engine {

// Fills `warnings` and `applied` of the outcome. P3005, P3009, P3015 or P3018 say what stopped it.
[[nodiscard]] Result<void> deploy(const HistoryProject& project, sql::Connection& connection,
                                  DeployOutcome& outcome, Observer& observer);

}  // namespace strata::engine
