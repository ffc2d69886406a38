// Rows for any schema: every table gets two, or one where two would be equal in what has to differ (a unique
// enum of one value). Foreign keys point to rows that exist.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "strata/result.h"

#include "dialect/dialect.h"
#include "schema/schema.h"
#include "sql/connection.h"

namespace strata::property {

inline constexpr int kRowsPerTable = 2;

// What databases say differently.
struct RowsDialect {
  const dialect::Dialect& dialect;
  bool casts_refuse = false;  // a value that does not fit another type makes the statement fail
  std::array<std::string, 2> booleans;
  std::string before_bytes;  // stands before the hex digits and a quote
  // Statements around rows that refer to each other in a circle, and a query that finds what refers to
  // nothing (may be empty).
  std::string let_orphans_in, keep_orphans_out, find_orphans;
};

[[nodiscard]] Result<void> fill(const RowsDialect& rows, sql::Connection& database,
                                const schema::Schema& schema);
[[nodiscard]] Result<void> empty_tables(const RowsDialect& rows, sql::Connection& database,
                                        const schema::Schema& schema);

// What a table holds: its number of rows, and for each column its values as text.
struct TableContent {
  std::size_t rows = 0;
  std::map<std::string, std::vector<std::string>> columns;
};
// By the names of the tables, the default namespace left out.
using Content = std::map<schema::ObjectName, TableContent>;

[[nodiscard]] Result<Content> read_content(const RowsDialect& rows, sql::Connection& database,
                                           const schema::Schema& schema);

// Null in a column's values.
inline constexpr std::string_view kNullText = "<null>";

}  // namespace strata::property
