// The order in which the steps of a migration can run. Pure and the same on every machine.
#pragma once

#include <vector>

#include "diff/step.h"

namespace strata::diff {

void put_in_order(std::vector<Step>& steps);

}  // namespace strata::diff
