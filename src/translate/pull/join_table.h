// The hidden table behind a many-to-many relation without a model: its shape, and whether a table has it.
#pragma once

#include <optional>

#include "schema/schema.h"
#include "target/target.h"

namespace strata::translate::pull {

// Positions of the two foreign keys.
struct JoinTable {
  schema::KeyIndex key_a = 0;
  schema::KeyIndex key_b = 0;
};

// A name with an underscore first, a key over (A, B), an index over B, and foreign keys of A and of B.
[[nodiscard]] std::optional<JoinTable> find_join_table(const schema::Table& table,
                                                       const target::Target& target);

// A leads to the table whose name is first in the alphabet: so it is where no model has another name than its
// table.
[[nodiscard]] bool is_in_order(const JoinTable& join_table, const schema::Table& table);

}  // namespace strata::translate::pull
