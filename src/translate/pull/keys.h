// Keys and indexes of a table as attributes, with what the existing schema file knows of them: client names
// and order.
#pragma once

#include <string>
#include <vector>

#include "translate/pull/context.h"

namespace strata::translate::pull {

// @id and @unique of a column's field, separated by blanks; empty when it has none.
[[nodiscard]] std::string field_key_attributes(const Context& context, schema::TableId table,
                                               schema::ColumnIndex column);

// @@id, @@unique, @@index …: everything over several columns, and every index that is not unique.
[[nodiscard]] std::vector<std::string> block_key_attributes(const Context& context, schema::TableId table);

}  // namespace strata::translate::pull
