// The parts that answers of several commands share: failures, and pieces of JSON.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "strata/engine.h"
#include "strata/result.h"

#include "cli/arguments.h"
#include "cli/json.h"
#include "cli/progress.h"
#include "cli/session.h"

namespace strata::cli {

[[nodiscard]] Engine open_engine(const Arguments& arguments, const Session& session);

// Tells what failed, as text or as JSON, and gives the exit code.
[[nodiscard]] int fail_with(Session& session, const Error& error, const Progress* progress = nullptr);
[[nodiscard]] int fail_usage(Session& session, std::string message, std::vector<std::string> next_steps = {});

// Prints a finished answer; always kDone, for use in return statements.
int print(Session& session, JsonWriter& json);

void add_diagnostics(JsonWriter& json, std::span<const LocatedDiagnostic> diagnostics);
void add_project(JsonWriter& json, const ProjectSummary& project);
void add_applied(JsonWriter& json, std::span<const AppliedMigration> applied);

}  // namespace strata::cli
