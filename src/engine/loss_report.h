// What a migration would destroy, and what existing rows would reject, with numbers from the live database.
// Without a database to ask, diff::describe_without_counts tells what may happen to any.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "strata/engine.h"
#include "strata/result.h"

#include "dialect/dialect.h"
#include "diff/object_loss.h"
#include "diff/possible_renames.h"
#include "diff/step.h"
#include "sql/connection.h"

namespace strata::engine {

struct LossReport {
  std::vector<PushPlan::Finding> warnings;
  std::vector<PushPlan::Finding> unexecutable;
  diff::ObjectLosses objects;
  std::vector<diff::PossibleRename> renames;  // looked for where something is lost or not possible
};

// Counts only what the checks need, each once; what the counts show to be harmless is left out.
[[nodiscard]] Result<LossReport> report_losses(sql::Connection& live, const dialect::Dialect& dialect,
                                               const diff::Migration& migration);

[[nodiscard]] std::vector<std::string> texts_of(const std::vector<PushPlan::Finding>& findings);

// S2002: steps that no yes makes possible.
[[nodiscard]] Error not_executable(const LossReport& report, std::vector<std::string> next_steps);

// S2002: objects that no step of ours changes stand in the way.
[[nodiscard]] Error blocked_by_objects(const LossReport& report, std::string next_step);

// Warnings, and what becomes of objects.
[[nodiscard]] std::vector<std::string> told_texts(const LossReport& report);

// Whether the warnings may come true: by the flag, which still has them told, else by asking. S2001 when
// nobody can be asked, S2007 when the answer was no.
[[nodiscard]] Result<void> confirm_losses(const LossReport& report, bool accepted, Observer& observer);

}  // namespace strata::engine
