#include "dialect/sqlite/rebuild.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string_view>
#include <utility>

#include "dialect/sqlite/render.h"
#include "dialect/sqlite/statement.h"

namespace strata::dialect::sqlite {
namespace {

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::any_of(names, [&](const std::string& other) { return same_name(other, name); });
}

Result<bool> exists(sql::Connection& connection, const std::string& type, const std::string& name) {
  const std::array<sql::Value, 2> parameters = {type, name};
  STRATA_TRY(
      const sql::Rows rows,
      connection.query("SELECT 1 FROM sqlite_schema WHERE type = ? AND name = ? COLLATE NOCASE", parameters));
  return !rows.empty();
}

// Compiling a statement compiles every view and every trigger that it involves.
Result<void> compile(sql::Connection& connection, const std::string& statement) {
  const Result<sql::Rows> rows = connection.query("EXPLAIN " + statement);
  if (!rows) return std::unexpected(rows.error());
  return {};
}

Result<void> compile_view(sql::Connection& connection, const std::string& view) {
  return compile(connection, "SELECT * FROM " + quote(view));
}

// One statement for each event that can fire a trigger, over every column.
Result<void> compile_writes(sql::Connection& connection, const std::string& table) {
  const std::array<sql::Value, 1> parameters = {table};
  STRATA_TRY(const sql::Rows columns, connection.query("SELECT name FROM pragma_table_info(?)", parameters));
  std::string assignments;
  for (const std::vector<sql::Value>& row : columns.rows) {
    const std::string column = quote(sql::to_text(row[0]));
    assignments += fmt::format("{}{} = {}", assignments.empty() ? "" : ", ", column, column);
  }
  const std::string name = quote(table);
  STRATA_CHECK(compile(connection, fmt::format("INSERT INTO {} DEFAULT VALUES", name)));
  STRATA_CHECK(compile(connection, fmt::format("UPDATE {} SET {}", name, assignments)));
  return compile(connection, fmt::format("DELETE FROM {}", name));
}

std::unexpected<Error> no_longer_fits(const std::string& type, const std::string& name, Error cause,
                                      std::string next_step) {
  Error error{
      .code = ErrorCode::sql_failed,
      .message = fmt::format("The script rebuilds a table, and the {} `{}` no longer fits it.", type, name),
      .details = std::move(cause.details),
      .next_steps = {std::move(next_step)},
      .database_code = std::move(cause.database_code)};
  return std::unexpected(std::move(error));
}

}  // namespace

Result<RebuildKeeper> RebuildKeeper::capture(sql::Connection& connection, const ScriptPlan& plan) {
  RebuildKeeper keeper;
  if (plan.rebuilt_tables.empty()) return keeper;
  STRATA_CHECK(keeper.capture_sequences(connection, plan));
  STRATA_CHECK(keeper.capture_objects(connection, plan));
  STRATA_CHECK(keeper.capture_views(connection));
  return keeper;
}

Result<void> RebuildKeeper::restore(sql::Connection& connection) const {
  STRATA_CHECK(restore_sequences(connection));
  STRATA_CHECK(restore_objects(connection));
  STRATA_CHECK(check_tables_with_triggers(connection));
  return check_views(connection);
}

Result<void> RebuildKeeper::capture_sequences(sql::Connection& connection, const ScriptPlan& plan) {
  if (plan.sets_sequences) return {};
  STRATA_TRY(const bool has_sequences, exists(connection, "table", "sqlite_sequence"));
  if (!has_sequences) return {};
  STRATA_TRY(const sql::Rows rows, connection.query("SELECT name, seq FROM sqlite_sequence"));
  for (const std::vector<sql::Value>& row : rows.rows) {
    const std::string table = sql::to_text(row[0]);
    if (contains(plan.rebuilt_tables, table)) sequences_.push_back({table, sql::to_integer(row[1])});
  }
  return {};
}

// Indexes over plain columns are left to the script: it says which ones the new table has.
Result<void> RebuildKeeper::capture_objects(sql::Connection& connection, const ScriptPlan& plan) {
  constexpr std::string_view kObjects =
      "SELECT type, name, tbl_name, sql FROM sqlite_schema AS object WHERE type = 'trigger' OR (type = "
      "'index' "
      "AND sql IS NOT NULL AND EXISTS (SELECT 1 FROM pragma_index_xinfo(object.name) WHERE cid = -2)) "
      "ORDER BY rowid";
  STRATA_TRY(const sql::Rows rows, connection.query(kObjects));
  for (const std::vector<sql::Value>& row : rows.rows) {
    Object object{.type = sql::to_text(row[0]),
                  .name = sql::to_text(row[1]),
                  .table = sql::to_text(row[2]),
                  .sql = sql::to_text(row[3])};
    if (!contains(plan.rebuilt_tables, object.table)) continue;
    const bool is_trigger = object.type == "trigger";
    if (is_trigger && contains(plan.dropped_triggers, object.name)) continue;
    if (is_trigger && !contains(working_tables_, object.table) && compile_writes(connection, object.table)) {
      working_tables_.push_back(object.table);
    }
    objects_.push_back(std::move(object));
  }
  return {};
}

Result<void> RebuildKeeper::capture_views(sql::Connection& connection) {
  STRATA_TRY(const sql::Rows rows, connection.query("SELECT name FROM sqlite_schema WHERE type = 'view'"));
  for (const std::vector<sql::Value>& row : rows.rows) {
    std::string view = sql::to_text(row[0]);
    if (compile_view(connection, view)) working_views_.push_back(std::move(view));
  }
  return {};
}

// AUTOINCREMENT never gives a number twice, also not one whose row was deleted before the rebuild.
Result<void> RebuildKeeper::restore_sequences(sql::Connection& connection) const {
  constexpr std::string_view kIsCounted =
      "SELECT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?1), EXISTS (SELECT 1 FROM sqlite_schema "
      "WHERE type = 'table' AND name = ?1 AND sql LIKE '%AUTOINCREMENT%')";
  for (const Sequence& sequence : sequences_) {
    const std::array<sql::Value, 2> parameters = {sequence.table, sequence.value};
    const std::span<const sql::Value> name(parameters.data(), 1);
    STRATA_TRY(const sql::Rows rows, connection.query(kIsCounted, name));
    const bool has_row = sql::to_integer(rows.rows[0][0]) != 0;
    const bool is_counted = sql::to_integer(rows.rows[0][1]) != 0;
    if (!is_counted) continue;
    const Result<sql::Rows> done =
        has_row
            ? connection.query("UPDATE sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1", parameters)
            : connection.query("INSERT INTO sqlite_sequence (name, seq) VALUES (?1, ?2)", parameters);
    if (!done) return std::unexpected(done.error());
  }
  return {};
}

Result<void> RebuildKeeper::restore_objects(sql::Connection& connection) const {
  for (const Object& object : objects_) {
    STRATA_TRY(const bool is_there, exists(connection, object.type, object.name));
    STRATA_TRY(const bool has_table, exists(connection, "table", object.table));
    if (is_there || !has_table) continue;
    Result<void> made = connection.execute(object.sql);
    if (!made) {
      return no_longer_fits(
          object.type, object.name, std::move(made).error(),
          fmt::format("Add `DROP {} {};` to the script before the rebuild, and after it a new "
                      "one that fits, or none.",
                      object.type == "trigger" ? "TRIGGER" : "INDEX", quote(object.name)));
    }
  }
  return {};
}

Result<void> RebuildKeeper::check_tables_with_triggers(sql::Connection& connection) const {
  for (const Object& object : objects_) {
    if (object.type != "trigger" || !contains(working_tables_, object.table)) continue;
    STRATA_TRY(const bool has_table, exists(connection, "table", object.table));
    if (!has_table) continue;
    Result<void> compiled = compile_writes(connection, object.table);
    if (!compiled) {
      return no_longer_fits(
          object.type, object.name, std::move(compiled).error(),
          fmt::format("Add `DROP TRIGGER {};` to the script before the rebuild, and after it a "
                      "new one that fits, or none.",
                      quote(object.name)));
    }
  }
  return {};
}

Result<void> RebuildKeeper::check_views(sql::Connection& connection) const {
  for (const std::string& view : working_views_) {
    STRATA_TRY(const bool is_there, exists(connection, "view", view));
    if (!is_there) continue;
    Result<void> compiled = compile_view(connection, view);
    if (!compiled) {
      return no_longer_fits(
          "view", view, std::move(compiled).error(),
          fmt::format("Add `DROP VIEW {};` to the script before the rebuild, and after it a new "
                      "one that fits, or none.",
                      quote(view)));
    }
  }
  return {};
}

}  // namespace strata::dialect::sqlite
