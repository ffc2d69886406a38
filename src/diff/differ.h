// Two schemas → the steps that turn the first into the second, in the order in which they can run. Pure.
#pragma once

#include "diff/external.h"
#include "diff/policy.h"
#include "diff/step.h"
#include "schema/schema.h"

namespace strata::diff {

[[nodiscard]] Migration diff(schema::Schema previous, schema::Schema next, const Policy& policy,
                             const External& external = {});

}  // namespace strata::diff
