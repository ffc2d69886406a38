// One runner at a time: who applies migrations keeps others out, as far as the database can do that.
#pragma once

#include <memory>

#include "strata/engine.h"
#include "strata/result.h"

#include "dialect/dialect.h"
#include "engine/executor.h"
#include "engine/history_project.h"
#include "sql/connection.h"

namespace strata::engine {

class Runner {
 public:
  // Waits for another runner. The connection must outlive the runner.
  [[nodiscard]] static Result<Runner> start(sql::Connection& connection, const HistoryProject& project,
                                            Observer& observer);

  [[nodiscard]] const ApplyOptions& options() const { return options_; }

 private:
  Runner() = default;

  std::unique_ptr<dialect::RunnerLock> lock_;
  ApplyOptions options_;
};

}  // namespace strata::engine
