#include "engine/runner.h"

#include <string_view>
#include <utility>

namespace strata::engine {
namespace {

// Prisma's switch for databases that have no such locks.
bool is_lock_disabled(const HistoryProject& project) {
  const auto& variables = project.project.configuration.variables;
  const auto found = variables.find("PRISMA_SCHEMA_DISABLE_ADVISORY_LOCK");
  return found != variables.end() && !found->second.empty() && found->second != "0";
}

}  // namespace

Result<Runner> Runner::start(sql::Connection& connection, const HistoryProject& project, Observer& observer) {
  Runner runner;
  if (!is_lock_disabled(project)) {
    const dialect::LockOptions options{.on_note = [&](std::string_view note) { observer.on_note(note); }};
    STRATA_TRY(runner.lock_, project.dialect().lock_out_runners(connection, options));
  }
  runner.options_ = {.connection = &connection,
                     .dialect = &project.dialect(),
                     .lock = runner.lock_.get(),
                     .limits = project.limits};
  return runner;
}

}  // namespace strata::engine
