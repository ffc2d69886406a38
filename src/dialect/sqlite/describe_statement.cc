// Contract: Dialect::describe_statement. SQLite knows no types of parameters, and types of columns only where
// they come from a table as they are.
#include <algorithm>
#include <array>
#include <sqlite3.h>
#include <string>

#include "dialect/sqlite/connection.h"
#include "dialect/sqlite/error.h"
#include "dialect/sqlite/facts.h"
#include "dialect/sqlite/statement.h"
#include "dialect/sqlite/types.h"
#include "sql/nulls.h"

namespace strata::dialect::sqlite {
namespace {

struct PreparedFinalizer {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Prepared = std::unique_ptr<sqlite3_stmt, PreparedFinalizer>;

std::string to_string_or_empty(const char* text) {
  return text != nullptr ? text : std::string();
}

// Aggregates give one row for no rows, in which every column beside them is null.
bool aggregates_everything(std::string_view statement) {
  constexpr auto kAggregates = std::to_array<std::string_view>(
      {"AVG", "COUNT", "GROUP_CONCAT", "MAX", "MIN", "STRING_AGG", "SUM", "TOTAL"});
  const bool has_aggregate = std::ranges::any_of(kAggregates, [&](std::string_view name) {
    return sql::count_word(statement, name, kTarget.script) != 0;
  });
  return has_aggregate && sql::count_word(statement, "GROUP", kTarget.script) == 0;
}

// SQLite tells of a column where its values come from, through views and subqueries, and not whether they can
// be missing there.
bool comes_as_stored(std::string_view statement) {
  return sql::count_word(statement, "SELECT", kTarget.script) <= 1 &&
         !sql::may_add_nulls(statement, kTarget.script) && !aggregates_everything(statement);
}

bool is_never_null(sqlite3* handle, sqlite3_stmt* statement, int column) {
  const char* const table = sqlite3_column_table_name(statement, column);
  const char* const name = sqlite3_column_origin_name(statement, column);
  if (table == nullptr || name == nullptr) return false;
  int is_not_null = 0;
  int is_key = 0;
  const char* type = nullptr;
  if (sqlite3_table_column_metadata(handle, sqlite3_column_database_name(statement, column), table, name,
                                    &type, nullptr, &is_not_null, &is_key, nullptr) != SQLITE_OK) {
    return false;
  }
  return is_not_null != 0;
}

}  // namespace

Result<StatementShape> Connection::describe(std::string_view statement) {
  const std::string text(statement);
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v3(handle_, text.c_str(), -1, 0, &raw, nullptr);
  const Prepared prepared(raw);
  if (code != SQLITE_OK) return std::unexpected(make_statement_error(handle_, code, text, text));

  STRATA_TRY(const sql::Rows views, query("SELECT name FROM sqlite_schema WHERE type = 'view'"));
  const bool is_plain = comes_as_stored(text) && std::ranges::none_of(views.rows, [&](const auto& row) {
                          return mentions(text, sql::to_text(row.front()));
                        });

  StatementShape shape;
  shape.parameters.resize(static_cast<std::size_t>(sqlite3_bind_parameter_count(raw)));
  for (int column = 0; column < sqlite3_column_count(raw); ++column) {
    const char* const declared = sqlite3_column_decltype(raw, column);
    shape.columns.push_back({.name = to_string_or_empty(sqlite3_column_name(raw, column)),
                             .type = declared != nullptr ? parse_type(declared) : schema::ColumnType{},
                             .can_be_null = !is_plain || !is_never_null(handle_, raw, column)});
  }
  return shape;
}

}  // namespace strata::dialect::sqlite
