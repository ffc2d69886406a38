// What stands beside the tables: namespaces, extensions, enums.
#pragma once

#include <vector>

#include "base/pair.h"
#include "diff/step.h"
#include "schema/schema.h"

namespace strata::diff {

// Appends their steps, in any order.
void compare_beside_tables(const Pair<const schema::Schema*>& schemas, std::vector<Step>& steps);

}  // namespace strata::diff
