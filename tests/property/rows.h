// Rows for any schema: every table gets a few, foreign keys point to rows that exist, unique columns differ.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "strata/result.h"

#include "dialect/dialect.h"
#include "schema/schema.h"
#include "sql/connection.h"

namespace strata::property {

inline constexpr int kRowsPerTable = 2;

[[nodiscard]] Result<void> fill(const dialect::Dialect& dialect, sql::Connection& database,
                                const schema::Schema& schema);
[[nodiscard]] Result<void> empty_tables(const dialect::Dialect& dialect, sql::Connection& database,
                                        const schema::Schema& schema);

// What a table holds: its number of rows, and for each column its values as text.
struct TableContent {
  std::size_t rows = 0;
  std::map<std::string, std::vector<std::string>> columns;
};
using Content = std::map<std::string, TableContent>;

[[nodiscard]] Result<Content> read_content(const dialect::Dialect& dialect, sql::Connection& database,
                                           const schema::Schema& schema);

// Null in a column's values.
inline constexpr std::string_view kNullText = "<null>";

}  // namespace strata::property
