#include "engine/loss_report.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iterator>
#include <map>
#include <utility>

#include "diff/data_loss.h"

namespace strata::engine {
namespace {

constexpr std::string_view kAcceptFlag = "--accept-data-loss";

// Asks each number once.
class Counter {
 public:
  Counter(sql::Connection& connection, const dialect::Dialect& dialect)
      : connection_(connection), dialect_(dialect) {}

  Result<diff::LiveCounts> counts_for(const diff::DataLossCheck& check) {
    diff::LiveCounts counts;
    if (diff::needs_row_count(check)) {
      STRATA_TRY(counts.rows, count(check.table, {}));
    }
    if (diff::needs_value_count(check)) {
      STRATA_TRY(counts.non_null_values, count(check.table, check.columns.front()));
    }
    return counts;
  }

 private:
  Result<std::int64_t> count(const schema::ObjectName& table, const std::string& column) {
    std::string sql = "SELECT COUNT(*) FROM " + qualified(table);
    if (!column.empty()) sql += fmt::format(" WHERE {} IS NOT NULL", dialect_.quote(column));
    if (const auto known = known_.find(sql); known != known_.end()) return known->second;
    STRATA_TRY(const sql::Rows rows, connection_.query(sql));
    const std::int64_t number = sql::to_integer(rows.rows[0][0]);
    known_.emplace(std::move(sql), number);
    return number;
  }

  [[nodiscard]] std::string qualified(const schema::ObjectName& table) const {
    if (table.namespace_name.empty()) return dialect_.quote(table.name);
    return dialect_.quote(table.namespace_name) + "." + dialect_.quote(table.name);
  }

  sql::Connection& connection_;
  const dialect::Dialect& dialect_;
  std::map<std::string, std::int64_t> known_;
};

}  // namespace

Result<LossReport> report_losses(sql::Connection& live, const dialect::Dialect& dialect,
                                 const diff::Migration& migration) {
  LossReport report{.warnings = {}, .unexecutable = {}, .objects = diff::find_object_losses(migration)};
  Counter counter(live, dialect);
  for (const diff::DataLossCheck& check : diff::find_data_loss(migration)) {
    STRATA_TRY(const diff::LiveCounts counts, counter.counts_for(check));
    std::optional<std::string> text = diff::describe(check, counts);
    if (!text) continue;
    auto& findings = diff::is_executable(check.loss) ? report.warnings : report.unexecutable;
    findings.push_back({.text = std::move(*text),
                        .table = check.table.name,
                        .column = fmt::format("{}", fmt::join(check.columns, ",")),
                        .step = check.step});
  }
  return report;
}

std::vector<std::string> texts_of(const std::vector<PushPlan::Finding>& findings) {
  std::vector<std::string> texts;
  texts.reserve(findings.size());
  for (const PushPlan::Finding& finding : findings) texts.push_back(finding.text);
  return texts;
}

Error not_executable(const LossReport& report, std::vector<std::string> next_steps) {
  return {.code = ErrorCode::not_executable,
          .message = "The rows in the database do not allow the change.",
          .details = texts_of(report.unexecutable),
          .next_steps = std::move(next_steps)};
}

Error blocked_by_objects(const LossReport& report, std::string next_step) {
  return {.code = ErrorCode::not_executable,
          .message = "Objects that only SQL can change stand in the way.",
          .details = report.objects.blocked,
          .next_steps = {std::move(next_step)}};
}

std::vector<std::string> told_texts(const LossReport& report) {
  std::vector<std::string> texts = texts_of(report.warnings);
  std::ranges::copy(report.objects.told, std::back_inserter(texts));
  return texts;
}

Result<void> confirm_losses(const LossReport& report, bool accepted, Observer& observer) {
  if (report.warnings.empty()) {
    for (const std::string& text : report.objects.told) observer.on_warning(text);
    return {};
  }
  const std::vector<std::string> losses = told_texts(report);
  if (accepted) {
    for (const std::string& loss : losses) observer.on_warning(loss);
    return {};
  }
  const std::optional<bool> answer =
      observer.confirm({.text = "The change would lose data, or may fail on it:",
                        .losses = losses,
                        .flag = std::string(kAcceptFlag)});
  if (answer == true) return {};
  Error error{
      .code = answer ? ErrorCode::declined : ErrorCode::confirmation_needed,
      .message = answer ? "Declined; nothing was changed."
                        : "The change would lose data, or may fail on it; nothing was changed.",
      .details = losses,
      .next_steps = {fmt::format("To do it all the same, run the command again with `{}`.", kAcceptFlag)}};
  return std::unexpected(std::move(error));
}

}  // namespace strata::engine
