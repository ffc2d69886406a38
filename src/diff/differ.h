// Two schemas → the steps that turn the first into the second, in the order in which they can run. Pure.
#pragma once

#include "base/pair.h"
#include "diff/external.h"
#include "diff/policy.h"
#include "diff/step.h"
#include "schema/schema.h"

namespace strata::diff {

// Puts two schemas in the same words, as far as their texts tell, and leaves out what others manage.
void align(const Pair<schema::Schema*>& schemas, const Policy& policy, const External& external = {});

// Two schemas that are aligned.
[[nodiscard]] Migration compare(Pair<schema::Schema> aligned, const Policy& policy);

// Both at once.
[[nodiscard]] Migration diff(schema::Schema previous, schema::Schema next, const Policy& policy,
                             const External& external = {});

}  // namespace strata::diff
