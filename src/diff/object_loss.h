// What a migration does to the objects that the schema language cannot say: what goes with a table or column,
// and what stands in its way. Found in Schema::unmanaged of the previous side, which may be empty.
#pragma once

#include <string>
#include <vector>

#include "diff/step.h"

namespace strata::diff {

struct ObjectLosses {
  std::vector<std::string> told;     // go too, or do not work any more
  std::vector<std::string> blocked;  // the database refuses the migration as long as they are there
};

// One sentence each.
[[nodiscard]] ObjectLosses find_object_losses(const Migration& migration);

// Whether a migration drops a table or column, or gives one another type: only then there is something to
// find.
[[nodiscard]] bool may_touch_objects(const Migration& migration);

}  // namespace strata::diff
