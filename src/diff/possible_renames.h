// What a migration drops and creates that may be one thing under another name. A schema file does not tell
// the two apart, and no step is a rename; but the person who reads of a loss may know better.
#pragma once

#include <string>
#include <vector>

#include "diff/step.h"
#include "schema/object_name.h"

namespace strata::diff {

struct PossibleRename {
  schema::ObjectName table;  // as it is now
  std::string previous;      // column; of a whole table: empty
  std::string next;          // column or table
};

// Columns of the same type in one table, and tables with the same columns, each where only one pair fits.
[[nodiscard]] std::vector<PossibleRename> find_possible_renames(const Migration& migration);

}  // namespace strata::diff
