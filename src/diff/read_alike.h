// A schema file does not say everything about an index that a database knows: before comparing, the
// database's indexes are read as the file speaks of them. What the file leaves open is left as it is.
#pragma once

#include "schema/schema.h"

namespace strata::diff {

// Changes the indexes of `database` that have a counterpart of the same name in `file`:
// - the operator class of a B-tree index does not count where the file names none,
// - columns that only ride along (INCLUDE) count where the file lists them as columns,
// - the condition of a partial index does not count in a file that cannot say one.
// Partial indexes that such a file does not have are set aside.
void read_alike(schema::Schema& database, const schema::Schema& file);

}  // namespace strata::diff
