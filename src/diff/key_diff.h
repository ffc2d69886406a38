// Indexes and foreign keys of one table paired by what they are, not by their names.
#pragma once

#include <optional>

#include "diff/policy.h"
#include "diff/table_diff.h"

namespace strata::diff {

// Fill in the respective parts of `diff`. The foreign keys need the columns to be compared already.
void compare_indexes(TableDiff& diff, const Policy& policy);
void compare_foreign_keys(TableDiff& diff);

// What an index of the previous table is in the next one, whatever its name there; nothing when it goes.
[[nodiscard]] std::optional<KeyIndex> kept_index(const Pair<const schema::Table*>& tables, KeyIndex previous,
                                                 const Policy& policy);

}  // namespace strata::diff
