// Columns in SQL: types, default values, definitions. Shared with the dialects that build on PostgreSQL.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schema/schema.h"

namespace strata::dialect::postgres {

// "VARCHAR(20)", "\"Color\"[]".
[[nodiscard]] std::string type_sql(const schema::ColumnType& type, schema::Arity arity);

// What stands after DEFAULT; nothing where the database knows by itself.
[[nodiscard]] std::optional<std::string> default_sql(const schema::Column& column);

// "name" TYPE NOT NULL DEFAULT …, with `type` as it is.
[[nodiscard]] std::string column_definition(const schema::Column& column, std::string_view type);

// The same with a type that counts by itself where the column does (SERIAL).
[[nodiscard]] std::string serial_column_definition(const schema::Column& column);

}  // namespace strata::dialect::postgres
