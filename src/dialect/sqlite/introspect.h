// A SQLite database → Schema, in the normal form that translation gives (src/schema/schema.h).
//
// A handful of queries, whatever the number of tables. Order is the one that Prisma sees and that scripts
// depend on: tables by name, columns as declared, indexes and foreign keys as SQLite lists them (newest
// first). Left out: SQLite's own tables, virtual tables and what they store, the ledger, indexes over
// expressions, generated columns, and foreign keys that lead nowhere.
#pragma once

#include <string_view>

#include "strata/result.h"

#include "schema/schema.h"
#include "sql/connection.h"

namespace strata::dialect::sqlite {

[[nodiscard]] Result<schema::Schema> introspect(sql::Connection& connection);

// Tables that belong to SQLite, to strata, or to a host that keeps its own books in the file.
[[nodiscard]] bool is_internal(std::string_view table);

}  // namespace strata::dialect::sqlite
