// Keys and indexes in SQL. Shared with the dialects that build on PostgreSQL.
#pragma once

#include <string>
#include <vector>

#include "schema/schema.h"

namespace strata::dialect::postgres {

// CREATE INDEX …
[[nodiscard]] std::string create_index(const schema::Index& index, const schema::ObjectName& table);

// ALTER TABLE … ADD CONSTRAINT … FOREIGN KEY …
[[nodiscard]] std::string add_foreign_key(const schema::ForeignKey& key, const schema::ObjectName& table);

// CONSTRAINT … PRIMARY KEY (…)
[[nodiscard]] std::string primary_key(const schema::PrimaryKey& key, std::string_view separator);

// CREATE TABLE with the definitions of its columns, in their order.
[[nodiscard]] std::string create_table(const schema::Table& table, const schema::ObjectName& name,
                                       const std::vector<std::string>& columns);

}  // namespace strata::dialect::postgres
