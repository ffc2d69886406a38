// What a SQLite database has beyond the schema language (docs/objects.md).
#pragma once

#include <vector>

#include "strata/result.h"

#include "schema/unmanaged.h"
#include "sql/connection.h"

namespace strata::dialect::sqlite {

// Contract: Dialect::read_unmanaged. Definitions are the statements as SQLite keeps them. Which columns an
// object uses is told by its words: the name of the table and of the column.
[[nodiscard]] Result<std::vector<schema::UnmanagedObject>> read_unmanaged(sql::Connection& connection);

}  // namespace strata::dialect::sqlite
