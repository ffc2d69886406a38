// Diagnostics and errors as people read them, on standard error.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "strata/diagnostic.h"
#include "strata/result.h"

#include "cli/terminal.h"

namespace strata::cli {

// Ordered by place; more than a screenful is cut short, with the number of those left out.
void report_diagnostics(Output& out, std::span<const LocatedDiagnostic> diagnostics);

// What failed, the lines that belong to it, and what to do now.
void report_error(Output& out, const Error& error);

void report_warnings(Output& out, std::span<const std::string> warnings);

// "What to do next", ready to be pasted.
void report_next_steps(Output& out, std::span<const std::string> steps);

// "1 migration", "2 migrations"
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

// "3 ms", "1.2 s", "2 min 5 s"
[[nodiscard]] std::string duration(double seconds);

}  // namespace strata::cli
