// Index names that are wanted before they are free: an index takes over the name of another one that goes
// later, or two swap their names. Where a whole namespace shares its names this also happens between tables.
#pragma once

#include <vector>

#include "base/pair.h"
#include "diff/step.h"
#include "schema/schema.h"

namespace strata::diff {

class Policy;

// Drops the present holder of each such name first; a holder that would only have been renamed, or would have
// kept its old name beside a twin, is created under its new one. `steps` are in order before and after.
void free_index_names(std::vector<Step>& steps, const Pair<const schema::Schema*>& schemas,
                      const Policy& policy);

}  // namespace strata::diff
