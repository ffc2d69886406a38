// Steps → the short human summary of `migrate diff` and of drift reports.
#pragma once

#include <string>

#include "diff/step.h"

namespace strata::diff {

// Layout as in docs/compatibility.md; starts with an empty line. Empty when there are no steps.
[[nodiscard]] std::string summarize(const Migration& migration);

}  // namespace strata::diff
