// Names beyond the length that PostgreSQL keeps.
#pragma once

#include "schema/schema.h"

namespace strata::dialect::postgres {

// Gives every table, column and enum of `database` that bears the beginning of a too long name of `file` its
// whole name: the server cuts it again wherever it stands in SQL.
void restore_long_names(schema::Schema& database, const schema::Schema& file);

}  // namespace strata::dialect::postgres
