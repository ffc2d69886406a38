// The pieces of SQL that describe a table: CREATE TABLE with its columns and keys, CREATE INDEX.
#pragma once

#include <string>
#include <string_view>

#include "schema/schema.h"

namespace strata::dialect::sqlite {

// CREATE TABLE under another name than its own, which a redefinition needs.
[[nodiscard]] std::string create_table(const schema::Table& table, std::string_view name);

[[nodiscard]] std::string create_index(const schema::Index& index, std::string_view table);

// `"name" TYPE NOT NULL DEFAULT …`. `is_primary_key`: the column alone is the key.
[[nodiscard]] std::string column_definition(const schema::Column& column, bool is_primary_key);

}  // namespace strata::dialect::sqlite
