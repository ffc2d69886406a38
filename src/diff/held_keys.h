// Foreign keys whose other end goes: the database holds each of them by one key of the table it refers to, a
// primary key or a unique index, and does not let that one go.
#pragma once

#include <vector>

#include "base/pair.h"
#include "diff/step.h"
#include "schema/schema.h"

namespace strata::diff {

class Policy;

// The steps in their order; it is kept. Only where foreign keys hold keys.
void release_keys_of_lost_keys(std::vector<Step>& steps, const Pair<const schema::Schema*>& schemas,
                               const Policy& policy);

}  // namespace strata::diff
