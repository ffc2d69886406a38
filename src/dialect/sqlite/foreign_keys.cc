#include "dialect/sqlite/foreign_keys.h"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

#include "dialect/sqlite/render.h"
#include "dialect/sqlite/statement.h"

namespace strata::dialect::sqlite {
namespace {

void count(Violations& violations, const sql::Rows& rows) {
  for (const std::vector<sql::Value>& row : rows.rows)
    ++violations[{sql::to_text(row[0]), sql::to_text(row[2])}];
}

Result<sql::Rows> user_tables(sql::Connection& connection) {
  return connection.query(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
}

// One table at a time, where one that cannot be checked stops the check of all.
Result<Violations> find_violations_one_by_one(sql::Connection& connection) {
  STRATA_TRY(const sql::Rows tables, user_tables(connection));
  Violations violations;
  for (const std::vector<sql::Value>& row : tables.rows) {
    const std::string table = sql::to_text(row[0]);
    const Result<sql::Rows> found =
        connection.query(fmt::format("PRAGMA foreign_key_check({})", quote(table)));
    if (found) {
      count(violations, *found);
    } else {
      ++violations[{table, std::string()}];
    }
  }
  return violations;
}

}  // namespace

Result<void> set_foreign_keys(sql::Connection& connection, bool on) {
  return connection.execute(on ? "PRAGMA foreign_keys=ON" : "PRAGMA foreign_keys=OFF");
}

Result<bool> may_have_children(sql::Connection& connection, const std::vector<std::string>& tables) {
  if (tables.empty()) return false;
  STRATA_TRY(const sql::Rows known, user_tables(connection));
  STRATA_TRY(const sql::Rows parents,
             connection.query("SELECT DISTINCT keys.\"table\" FROM sqlite_schema AS child, "
                              "pragma_foreign_key_list(child.name) AS keys WHERE child.type = 'table'"));
  const auto contains = [](const sql::Rows& rows, const std::string& table) {
    return std::ranges::any_of(rows.rows,
                               [&](const auto& row) { return same_name(sql::to_text(row[0]), table); });
  };
  // A table that the script makes and drops again is not known yet.
  return std::ranges::any_of(
      tables, [&](const std::string& table) { return contains(parents, table) || !contains(known, table); });
}

Result<Violations> find_violations(sql::Connection& connection) {
  const Result<sql::Rows> rows = connection.query("PRAGMA foreign_key_check");
  if (!rows) return find_violations_one_by_one(connection);
  Violations violations;
  count(violations, *rows);
  return violations;
}

Result<void> check_violations(const Violations& before, const Violations& after) {
  std::vector<std::string> found;
  for (const auto& [tables, rows] : after) {
    const auto old = before.find(tables);
    const std::size_t old_rows = old != before.end() ? old->second : 0;
    if (rows <= old_rows) continue;
    const auto& [child, parent] = tables;
    found.push_back(parent.empty()
                        ? fmt::format("`{}`: a foreign key refers to columns that are not unique", child)
                        : fmt::format("`{}`: {} more row{} without parent in `{}`", child, rows - old_rows,
                                      rows - old_rows == 1 ? "" : "s", parent));
  }
  if (found.empty()) return {};
  return std::unexpected(Error{
      .code = ErrorCode::foreign_keys_violated,
      .message = "The script would leave rows whose parent is gone.",
      .details = std::move(found),
      .next_steps = {"Foreign keys are switched off while a script rebuilds or drops tables, so nothing "
                     "is deleted by a cascade. Delete or change those rows in the script."}});
}

}  // namespace strata::dialect::sqlite
