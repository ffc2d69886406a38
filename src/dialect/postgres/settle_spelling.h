// Words of which text alone does not tell whether they mean the same: the server is asked how it would print
// those of the schema file.
//
// That takes temporary tables in a transaction that is always rolled back: no table of the user's is touched
// or locked, and nothing stays. Where the session may not make them (a standby, a role without TEMPORARY, a
// transaction that is read only) or the server refuses the words, the question stays open.
#pragma once

#include "strata/result.h"

#include "dialect/postgres/connection.h"
#include "diff/policy.h"
#include "schema/schema.h"

namespace strata::dialect::postgres {

// After adopt_spelling, of a database of the connection or one with the same tables. Asks nothing where
// nothing is open. Fails only when a person interrupts.
[[nodiscard]] Result<void> settle_spelling(Connection& connection, schema::Schema& database,
                                           const schema::Schema& file, const diff::Policy& policy);

}  // namespace strata::dialect::postgres
