// Drift in what the schema language cannot say (docs/objects.md). It keeps nobody from going on: it is told,
// and what a change does to these objects is looked for in the database as it is.
#pragma once

#include <string>
#include <vector>

#include "strata/engine.h"

#include "diff/unmanaged_diff.h"
#include "schema/schema.h"

namespace strata::engine {

[[nodiscard]] UnmanagedDrift describe(const diff::UnmanagedDiff& drift);

// One sentence for each list that is not empty. Of a long one only the first few are named.
[[nodiscard]] std::vector<std::string> warnings_of(const UnmanagedDrift& drift);

// What to do about it.
[[nodiscard]] std::string way_out_of(const UnmanagedDrift& drift);

// Lets what the migrations build have the objects of the database too. What the database lacks stays: it is
// in the way of new migrations all the same, in every other database.
void add_live_objects(schema::Schema& built, const diff::UnmanagedDiff& drift);

}  // namespace strata::engine
