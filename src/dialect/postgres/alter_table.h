// ALTER TABLE: the clauses of one step, and the statements that have to stand around them. Shared with the
// dialects that build on PostgreSQL.
#pragma once

#include <string>
#include <vector>

#include "diff/step.h"
#include "schema/schema.h"

namespace strata::dialect::postgres {

struct AlterTableSql {
  std::vector<std::string> before;
  std::vector<std::string> clauses;  // of ALTER TABLE on the table of the next side
  std::vector<std::string> after;
};

// The definition of a column of a table, as in CREATE TABLE.
using ColumnDefinition = std::string (*)(const schema::Table& table, const schema::Column& column);

// What differs between the databases.
struct AlterTableStyle {
  ColumnDefinition definition = nullptr;
  bool with_conversions = true;  // SET DATA TYPE … USING …
};

[[nodiscard]] AlterTableSql alter_table(const diff::AlterTable& step, const Pair<schema::Schema>& schemas,
                                        const AlterTableStyle& style);

// "ALTER TABLE …", without a clause.
[[nodiscard]] std::string alter(const schema::ObjectName& table);

}  // namespace strata::dialect::postgres
