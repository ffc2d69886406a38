// What the schema language cannot say, compared between two databases (docs/objects.md).
#pragma once

#include <string>

#include "base/pair.h"
#include "diff/external.h"
#include "schema/schema.h"

namespace strata::diff {

// What `next` has more, less and otherwise, in the layout of summarize(): starts with an empty line, empty
// when there is no difference. What is part of a table of others is theirs.
[[nodiscard]] std::string summarize_unmanaged(const Pair<const schema::Schema*>& schemas,
                                              const External& external);

}  // namespace strata::diff
