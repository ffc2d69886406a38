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

// Only a person knows whether it is a rename, and then nothing has to be lost.
std::string describe(const diff::PossibleRename& rename) {
  constexpr const char* kInPlace =
      "in place of both steps into the file that `strata migrate dev --create-only` makes.";
  if (rename.previous.empty()) {
    return fmt::format("If `{}` is `{}` renamed: give its model `@@map(\"{}\")`, or write RENAME TO {}",
                       rename.next, rename.table.name, rename.table.name, kInPlace);
  }
  return fmt::format(
      "If `{}` is `{}` of `{}` renamed: give its field `@map(\"{}\")`, or write RENAME COLUMN {}",
      rename.next, rename.previous, rename.table.name, rename.previous, kInPlace);
}

std::vector<std::string> with_renames(const LossReport& report, std::vector<std::string> next_steps) {
  std::vector<std::string> steps;
  for (const diff::PossibleRename& rename : report.renames) steps.push_back(describe(rename));
  std::ranges::move(next_steps, std::back_inserter(steps));
  return steps;
}

}  // namespace

Result<LossReport> report_losses(sql::Connection& live, const dialect::Dialect& dialect,
                                 const diff::Migration& migration) {
  LossReport report{
      .warnings = {}, .unexecutable = {}, .objects = diff::find_object_losses(migration), .renames = {}};
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
  const bool is_told = !report.warnings.empty() || !report.unexecutable.empty();
  if (is_told) report.renames = diff::find_possible_renames(migration);
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
          .next_steps = with_renames(report, std::move(next_steps))};
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
      .next_steps = with_renames(
          report, {fmt::format("To do it all the same, run the command again with `{}`.", kAcceptFlag)})};
  return std::unexpected(std::move(error));
}

}  // namespace strata::engine
