// What a database and a schema file say in different words: names that the server cut, expressions that it
// printed anew, types whose length it filled in.
#pragma once

#include <utility>
#include <vector>

#include "schema/schema.h"

namespace strata::dialect::postgres {

// Spells everything in `database` that means the same as in `file` as `file` does, so that comparing them
// shows real differences only. Pure.
void adopt_spelling(schema::Schema& database, const schema::Schema& file);

// The columns of the database's table that the file's has too.
[[nodiscard]] std::vector<std::pair<schema::Column*, const schema::Column*>> shared_columns(
    schema::Table& database, const schema::Table& file);

// Both defaults have a text, and it means the same.
[[nodiscard]] bool same_meaning(const schema::Column& database, const schema::Column& file);

}  // namespace strata::dialect::postgres
