// Foreign keys over columns of an enum that is built anew: while the columns change one after the other, the
// two ends of such a key would have different types. It goes first, and comes back when all is done.
#pragma once

#include <vector>

#include "base/pair.h"
#include "diff/step.h"
#include "schema/schema.h"

namespace strata::diff {

class Policy;

// The steps in any order. Only where the policy rebuilds enums.
void release_keys_of_enums(std::vector<Step>& steps, const Pair<const schema::Schema*>& schemas,
                           const Policy& policy);

}  // namespace strata::diff
