#include "history/ledger.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

#include "base/uuid.h"

namespace strata::history {
namespace {

// The first line of the logs of an attempt that strata rolled back. Rows without it may have left half a
// migration behind. Never change it: databases hold it.
constexpr std::string_view kNothingLeft = "Rolled back by strata: nothing of this migration was kept.";

constexpr std::string_view kSelect =
    R"(SELECT "checksum", "finished_at", "migration_name", "logs", "rolled_back_at", "started_at" )"
    R"(FROM "_prisma_migrations")";

// A moment in any form that a tool has written. One that cannot be read is still a moment.
std::optional<Timestamp> read_time(const sql::Value& value) {
  if (sql::is_null(value)) return std::nullopt;
  if (const auto* milliseconds = std::get_if<std::int64_t>(&value)) return Timestamp{*milliseconds};
  if (const auto* real = std::get_if<double>(&value)) return Timestamp{static_cast<std::int64_t>(*real)};
  return parse_timestamp(sql::to_text(value)).value_or(Timestamp{});
}

LedgerRow read_row(std::vector<sql::Value>& cells) {
  const auto text = [&](std::size_t column) {
    auto* cell = std::get_if<std::string>(&cells[column]);
    return cell != nullptr ? std::move(*cell) : sql::to_text(cells[column]);
  };
  return LedgerRow{.checksum = text(0),
                   .migration_name = text(2),
                   .logs = text(3),
                   .finished_at = read_time(cells[1]),
                   .rolled_back_at = read_time(cells[4]),
                   .started_at = read_time(cells[5]).value_or(Timestamp{})};
}

std::vector<LedgerRow> read_rows(sql::Rows rows) {
  std::vector<LedgerRow> ledger;
  ledger.reserve(rows.rows.size());
  for (std::vector<sql::Value>& cells : rows.rows) ledger.push_back(read_row(cells));
  // Not in SQL: numbers and texts may stand in one column. Rows mostly come in order.
  if (!std::ranges::is_sorted(ledger, {}, &LedgerRow::started_at)) {
    std::ranges::stable_sort(ledger, {}, &LedgerRow::started_at);
  }
  return ledger;
}

sql::Value moment(std::optional<Timestamp> time) {
  if (!time) return sql::Null{};
  return time->milliseconds;
}

Result<void> without_rows(Result<sql::Rows> rows) {
  if (!rows) return std::unexpected(std::move(rows).error());
  return {};
}

}  // namespace

bool LedgerRow::left_nothing_behind() const {
  return is_failed() && logs.starts_with(kNothingLeft);
}

Result<std::optional<std::vector<LedgerRow>>> Ledger::read() {
  Result<sql::Rows> rows = connection_.query(kSelect);
  if (rows) return read_rows(std::move(rows).value());
  STRATA_TRY(const std::vector<std::string> tables, dialect_.table_names(connection_));
  if (std::ranges::find(tables, kLedgerTable) == tables.end()) return std::nullopt;
  // Another runner may have made the table between the two questions.
  STRATA_TRY(sql::Rows made_meanwhile, connection_.query(kSelect));
  return read_rows(std::move(made_meanwhile));
}

Result<std::vector<LedgerRow>> Ledger::read(std::string_view migration) {
  const std::array<sql::Value, 1> parameters = {std::string(migration)};
  const std::string sql = fmt::format(R"({} WHERE "migration_name" = ?)", kSelect);
  STRATA_TRY(sql::Rows rows, connection_.query(sql, parameters));
  return read_rows(std::move(rows));
}

Result<void> Ledger::create() {
  return connection_.execute(dialect_.ledger_ddl());
}

Result<void> Ledger::add(const LedgerRow& row, sql::Value logs, std::int64_t applied_steps) {
  constexpr std::string_view kInsert =
      R"(INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "logs", )"
      R"("started_at", "applied_steps_count") VALUES (?, ?, ?, ?, ?, ?, ?))";
  const std::array<sql::Value, 7> parameters = {make_uuid(),        row.checksum,    moment(row.finished_at),
                                                row.migration_name, std::move(logs), moment(row.started_at),
                                                applied_steps};
  return without_rows(connection_.query(kInsert, parameters));
}

Result<void> Ledger::add_applied(std::string_view migration, std::string_view checksum, Timestamp started,
                                 Timestamp finished) {
  return add({.checksum = std::string(checksum),
              .migration_name = std::string(migration),
              .finished_at = finished,
              .started_at = started},
             sql::Null{}, 1);
}

Result<void> Ledger::add_resolved(std::string_view migration, std::string_view checksum, Timestamp time) {
  return add({.checksum = std::string(checksum),
              .migration_name = std::string(migration),
              .finished_at = time,
              .started_at = time},
             std::string(), 0);
}

Result<void> Ledger::add_failed(std::string_view migration, std::string_view checksum, Timestamp started,
                                std::string_view reason) {
  return add(
      {.checksum = std::string(checksum), .migration_name = std::string(migration), .started_at = started},
      fmt::format("{}\n{}", kNothingLeft, reason), 0);
}

Result<void> Ledger::forget_attempts(std::string_view migration) {
  constexpr std::string_view kDelete =
      R"(DELETE FROM "_prisma_migrations" WHERE "migration_name" = ? AND "finished_at" IS NULL )"
      R"(AND "rolled_back_at" IS NULL AND substr("logs", 1, ?) = ?)";
  const std::array<sql::Value, 3> parameters = {
      std::string(migration), static_cast<std::int64_t>(kNothingLeft.size()), std::string(kNothingLeft)};
  return without_rows(connection_.query(kDelete, parameters));
}

Result<void> Ledger::roll_back_failed(std::string_view migration, Timestamp time) {
  constexpr std::string_view kUpdate =
      R"(UPDATE "_prisma_migrations" SET "rolled_back_at" = ? WHERE "migration_name" = ? )"
      R"(AND "finished_at" IS NULL AND "rolled_back_at" IS NULL)";
  const std::array<sql::Value, 2> parameters = {moment(time), std::string(migration)};
  return without_rows(connection_.query(kUpdate, parameters));
}

}  // namespace strata::history
