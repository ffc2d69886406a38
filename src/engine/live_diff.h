// Comparing a database with a schema file while the database is open: what the texts of the two do not tell,
// it is asked.
#pragma once

#include "strata/result.h"

#include "base/pair.h"
#include "dialect/dialect.h"
#include "diff/external.h"
#include "diff/step.h"
#include "schema/schema.h"
#include "sql/connection.h"

namespace strata::engine {

// As diff::align. One of the two is of the connection's database, or of one with the same tables.
[[nodiscard]] Result<void> align(const dialect::Dialect& dialect, sql::Connection& connection,
                                 const Pair<schema::Schema*>& schemas, const diff::External& external);

// As diff::diff, from the database to the file.
[[nodiscard]] Result<diff::Migration> diff_live(const dialect::Dialect& dialect, sql::Connection& connection,
                                                Pair<schema::Schema> schemas, const diff::External& external);

}  // namespace strata::engine
