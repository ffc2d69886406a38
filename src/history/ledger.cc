#include "history/ledger.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <span>
#include <utility>
#include <vector>

#include "base/uuid.h"
#include "history/journal.h"

namespace strata::history {
namespace {

// The first line of the logs of an attempt that strata rolled back. Rows without it may have left half a
// migration behind. Never change it: databases hold it.
constexpr std::string_view kNothingLeft = "Rolled back by strata: nothing of this migration was kept.";

// A moment in any form that a tool has written. One that cannot be read is still a moment.
std::optional<Timestamp> read_time(const sql::Value& value) {
  if (sql::is_null(value)) return std::nullopt;
  if (const auto* milliseconds = std::get_if<std::int64_t>(&value)) return Timestamp{*milliseconds};
  if (const auto* real = std::get_if<double>(&value)) return Timestamp{static_cast<std::int64_t>(*real)};
  return parse_timestamp(sql::to_text(value)).value_or(Timestamp{});
}

// The columns of Ledger::select.
LedgerRow read_row(std::span<sql::Value> cells) {
  const auto text = [&](std::size_t column) {
    auto* cell = std::get_if<std::string>(&cells[column]);
    return cell != nullptr ? std::move(*cell) : sql::to_text(cells[column]);
  };
  return LedgerRow{.id = text(0),
                   .checksum = text(1),
                   .migration_name = text(2),
                   .logs = text(3),
                   .finished_at = read_time(cells[4]),
                   .rolled_back_at = read_time(cells[5]),
                   .started_at = read_time(cells[6]).value_or(Timestamp{})};
}

Result<std::vector<LedgerRow>> read_rows(sql::Connection& connection, std::string_view select,
                                         std::span<const sql::Value> parameters = {}) {
  std::vector<LedgerRow> ledger;
  STRATA_CHECK(connection.read(select, parameters,
                               [&](std::span<sql::Value> cells) { ledger.push_back(read_row(cells)); }));
  // Not in SQL: numbers and texts may stand in one column. Rows mostly come in order.
  if (!std::ranges::is_sorted(ledger, {}, &LedgerRow::started_at)) {
    std::ranges::stable_sort(ledger, {}, &LedgerRow::started_at);
  }
  return ledger;
}

// Rights are missing, or the table of this name is no ledger.
std::unexpected<Error> unreadable(Error error) {
  if (error.code == ErrorCode::connection_closed) return std::unexpected(std::move(error));
  error.details.insert(error.details.begin(), std::move(error.message));
  error.message = fmt::format("The record of migrations, table `{}`, cannot be read.", kLedgerTable);
  error.next_steps = {"Give this connection the right to read and write the table.",
                      "If the table is not a record of migrations, rename it."};
  return std::unexpected(std::move(error));
}

}  // namespace

bool LedgerRow::left_nothing_behind() const {
  return is_failed() && logs.starts_with(kNothingLeft);
}

std::optional<dialect::Progress> LedgerRow::progress() const {
  return is_failed() ? parse_journal(logs) : std::nullopt;
}

bool LedgerRow::can_go_on() const {
  return left_nothing_behind() || progress().has_value();
}

Ledger::Ledger(sql::Connection& connection, const dialect::Dialect& dialect)
    : connection_(connection),
      dialect_(dialect),
      text_(dialect.ledger()),
      table_(dialect.ledger_table(connection)) {}

std::string Ledger::select() const {
  const auto moment = [&](std::string_view column) {
    return fmt::format(R"({}l."{}"{})", text_.before_moment, column, text_.after_moment);
  };
  // Through a short name: SQLite takes the bare name of a column that is not there for a text.
  return fmt::format(R"(SELECT l."id", l."checksum", l."migration_name", l."logs", {}, {}, {} FROM {} AS l)",
                     moment("finished_at"), moment("rolled_back_at"), moment("started_at"), table_);
}

Result<bool> Ledger::exists() {
  STRATA_TRY(const std::vector<std::string> tables, dialect_.table_names(connection_));
  return std::ranges::find(tables, kLedgerTable) != tables.end();
}

Result<std::optional<std::vector<LedgerRow>>> Ledger::read() {
  // A statement that fails would end the transaction on some databases.
  const bool must_not_fail = connection_.in_transaction();
  if (must_not_fail) {
    STRATA_TRY(const bool is_there, exists());
    if (!is_there) return std::nullopt;
  }
  Result<std::vector<LedgerRow>> rows = read_rows(connection_, select());
  if (rows) return std::move(rows).value();
  if (must_not_fail || rows.error().code == ErrorCode::connection_closed) {
    return unreadable(std::move(rows).error());
  }
  STRATA_TRY(const bool is_there, exists());
  if (!is_there) return std::nullopt;
  // Another runner may have made the table between the two questions.
  Result<std::vector<LedgerRow>> made_meanwhile = read_rows(connection_, select());
  if (!made_meanwhile) return unreadable(std::move(made_meanwhile).error());
  return std::move(made_meanwhile).value();
}

Result<std::vector<LedgerRow>> Ledger::read(std::string_view migration) {
  const std::array<sql::Value, 1> parameters = {std::string(migration)};
  const std::string sql = fmt::format(R"({} WHERE "migration_name" = $1)", select());
  return read_rows(connection_, sql, parameters);
}

Result<void> Ledger::create() {
  return connection_.execute(text_.ddl);
}

std::string Ledger::moment(std::string_view server_clock, Timestamp time,
                           std::vector<sql::Value>& parameters) {
  if (!server_clock.empty()) return std::string(server_clock);
  parameters.emplace_back(time.milliseconds);
  return fmt::format("${}", parameters.size());
}

sql::Command Ledger::insert(const LedgerRow& row, sql::Value logs, std::int64_t applied_steps) const {
  std::vector<sql::Value> parameters = {row.id, row.checksum, row.migration_name, std::move(logs),
                                        applied_steps};
  const std::string started = moment(text_.begun, row.started_at, parameters);
  const std::string finished = row.finished_at ? moment(text_.now, *row.finished_at, parameters) : "NULL";
  return {.text = fmt::format(
              R"(INSERT INTO {} ("id", "checksum", "migration_name", "logs", "applied_steps_count", )"
              R"("started_at", "finished_at") VALUES ($1, $2, $3, $4, $5, {}, {}))",
              table_, started, finished),
          .parameters = std::move(parameters)};
}

sql::Command Ledger::applied(std::string_view migration, std::string_view checksum, Timestamp started,
                             Timestamp finished) const {
  return insert({.id = make_uuid(),
                 .checksum = std::string(checksum),
                 .migration_name = std::string(migration),
                 .finished_at = finished,
                 .started_at = started},
                sql::Null{}, 1);
}

sql::Command Ledger::progressed(std::string_view id, std::string_view migration, std::string_view checksum,
                                Timestamp started, const dialect::Progress& progress) const {
  sql::Command command = insert({.id = std::string(id),
                                 .checksum = std::string(checksum),
                                 .migration_name = std::string(migration),
                                 .started_at = started},
                                to_journal(progress, {}), static_cast<std::int64_t>(progress.done.size()));
  command.text +=
      R"( ON CONFLICT ("id") DO UPDATE SET "checksum" = excluded."checksum", "logs" = excluded."logs", )"
      R"("applied_steps_count" = excluded."applied_steps_count")";
  return command;
}

sql::Command Ledger::finished(std::string_view id, std::string_view checksum, Timestamp time) const {
  std::vector<sql::Value> parameters = {std::string(checksum)};
  const std::string now = moment(text_.now, time, parameters);
  parameters.emplace_back(std::string(id));
  return {.text = fmt::format(R"(UPDATE {} SET "checksum" = $1, "finished_at" = {}, "logs" = NULL, )"
                              R"("applied_steps_count" = 1 WHERE "id" = ${})",
                              table_, now, parameters.size()),
          .parameters = std::move(parameters)};
}

Result<void> Ledger::add_resolved(std::string_view migration, std::string_view checksum, Timestamp time) {
  return connection_.perform(insert({.id = make_uuid(),
                                     .checksum = std::string(checksum),
                                     .migration_name = std::string(migration),
                                     .finished_at = time,
                                     .started_at = time},
                                    std::string(), 0));
}

Result<void> Ledger::add_failed(std::string_view migration, std::string_view checksum, Timestamp started,
                                std::string_view reason) {
  return connection_.perform(insert({.id = make_uuid(),
                                     .checksum = std::string(checksum),
                                     .migration_name = std::string(migration),
                                     .started_at = started},
                                    fmt::format("{}\n{}", kNothingLeft, reason), 0));
}

Result<void> Ledger::note_trouble(std::string_view id, const dialect::Progress& progress,
                                  std::string_view reason) {
  return connection_.perform({.text = fmt::format(R"(UPDATE {} SET "logs" = $1 WHERE "id" = $2)", table_),
                              .parameters = {to_journal(progress, reason), std::string(id)}});
}

sql::Command Ledger::forget_attempts(std::string_view migration) const {
  return {.text = fmt::format(R"(DELETE FROM {} WHERE "migration_name" = $1 AND "finished_at" IS NULL )"
                              R"(AND "rolled_back_at" IS NULL AND substr("logs", 1, $2) = $3)",
                              table_),
          .parameters = {std::string(migration), static_cast<std::int64_t>(kNothingLeft.size()),
                         std::string(kNothingLeft)}};
}

Result<void> Ledger::record_script(std::string_view id, std::string_view checksum) {
  return connection_.perform({.text = fmt::format(R"(UPDATE {} SET "checksum" = $1 WHERE "id" = $2)", table_),
                              .parameters = {std::string(checksum), std::string(id)}});
}

Result<void> Ledger::roll_back_failed(std::string_view migration, Timestamp time) {
  std::vector<sql::Value> parameters;
  const std::string now = moment(text_.now, time, parameters);
  parameters.emplace_back(std::string(migration));
  return connection_.perform(
      {.text = fmt::format(R"(UPDATE {} SET "rolled_back_at" = {} WHERE "migration_name" = ${} )"
                           R"(AND "finished_at" IS NULL AND "rolled_back_at" IS NULL)",
                           table_, now, parameters.size()),
       .parameters = std::move(parameters)});
}

}  // namespace strata::history
