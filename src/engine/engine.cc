#include "strata/engine.h"

#include <algorithm>
#include <utility>

namespace strata {

bool ValidateOutcome::has_errors() const {
  return std::ranges::any_of(diagnostics,
                             [](const LocatedDiagnostic& d) { return d.severity == Severity::error; });
}

Engine::Engine(Environment environment, ProjectOptions options)
    : environment_(std::move(environment)), options_(std::move(options)) {}

}  // namespace strata
