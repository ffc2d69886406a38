// The pieces of a CREATE TABLE statement that the schema language cannot say: checks, generated columns,
// collations of columns, foreign keys that wait for the end of the transaction, and the options behind the
// parentheses.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/schema.h"
#include "schema/unmanaged.h"

namespace strata::dialect::sqlite {

// In the order of the statement, which is one that SQLite has accepted. A check inside of a generated column
// is part of that.
[[nodiscard]] std::vector<schema::TablePart> find_table_parts(std::string_view statement);

// When the foreign key over these columns is checked, where that is not at once; null elsewhere.
[[nodiscard]] const schema::TablePart* find_deferral(const schema::Table& table,
                                                     const std::vector<std::string>& columns);
// The `COLLATE …` of a column; null where its table has no such part.
[[nodiscard]] const schema::TablePart* find_collation(const schema::Table& table, std::string_view column);
// Its name, else BINARY.
[[nodiscard]] std::string collation_of(const schema::Table& table, std::string_view column);

}  // namespace strata::dialect::sqlite
