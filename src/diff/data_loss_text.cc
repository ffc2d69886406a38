// The sentences of data_loss.h.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "diff/data_loss.h"

namespace strata::diff {
namespace {

constexpr std::string_view kFillFirst = "Add the columns first, fill them, then make them unique.";

// "1 row", "2 rows".
std::string count_of(std::int64_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string place(const DataLossCheck& check) {
  return fmt::format("column `{}` of table `{}`", check.columns.front(), check.table.name);
}

// How many rows or values the check is about; nothing when that is unknown.
std::optional<std::int64_t> concerned(const DataLossCheck& check, const LiveCounts& counts) {
  switch (check.loss) {
    case Loss::table_dropped:
    case Loss::primary_key_changed:
    case Loss::required_column_added:
    case Loss::required_column_added_with_client_default:
    case Loss::required_column_recreated:
    case Loss::unique_over_constant:
      return counts.rows;
    case Loss::column_dropped:
    case Loss::risky_cast:
    case Loss::not_castable:
    case Loss::column_recreated:
    case Loss::list_shortened:
      return counts.non_null_values;
    case Loss::made_required:
      if (!counts.rows || !counts.non_null_values) return std::nullopt;
      return *counts.rows - *counts.non_null_values;
    case Loss::unique_added:
    case Loss::enum_values_removed:
      return std::nullopt;
  }
  return std::nullopt;
}

std::string describe_known(const DataLossCheck& check, std::int64_t count) {
  const std::string& table = check.table.name;
  switch (check.loss) {
    case Loss::table_dropped:
      return fmt::format("Table `{}` is dropped with its {}.", table, count_of(count, "row"));
    case Loss::column_dropped:
      return fmt::format("The {} is dropped with its {}.", place(check), count_of(count, "value"));
    case Loss::risky_cast:
      return fmt::format("The {} changes from {} to {}: {} may not survive.", place(check),
                         check.type.previous, check.type.next, count_of(count, "value"));
    case Loss::not_castable:
      return fmt::format("The {} changes from {} to {}, which {} may make impossible.", place(check),
                         check.type.previous, check.type.next, count_of(count, "value"));
    case Loss::column_recreated:
      return fmt::format("The {} is dropped and created again: {} would be lost.", place(check),
                         count_of(count, "value"));
    case Loss::list_shortened:
      return fmt::format("The {} becomes a single value: of its {}, only the first elements stay.",
                         place(check), count_of(count, "list"));
    case Loss::required_column_added:
      return fmt::format("The required {} is added without a default, but the table has {}.", place(check),
                         count_of(count, "row"));
    case Loss::required_column_added_with_client_default:
      return fmt::format(
          "The required {} is added, but the table has {}, and only the application computes its default. "
          "Add the column as optional, fill it, then make it required.",
          place(check), count_of(count, "row"));
    case Loss::made_required:
      return fmt::format("The {} becomes required, but {} null there.", place(check),
                         count == 1 ? "1 row is" : fmt::format("{} rows are", count));
    case Loss::required_column_recreated:
      return fmt::format("The required {} is created again without a default, but the table has {}.",
                         place(check), count_of(count, "row"));
    case Loss::unique_over_constant:
      return fmt::format(
          "The new unique key on `{}` of table `{}` would have the same default in all {} rows. {}",
          fmt::join(check.columns, "`, `"), table, count, kFillFirst);
    case Loss::primary_key_changed:
    case Loss::unique_added:
    case Loss::enum_values_removed:
      return {};
  }
  return {};
}

std::string describe_unknown_repetition(const DataLossCheck& check) {
  return fmt::format(
      "The new unique key on `{}` of table `{}` has the same default in every row. This fails if there is "
      "more "
      "than one. {}",
      fmt::join(check.columns, "`, `"), check.table.name, kFillFirst);
}

std::string describe_unknown(const DataLossCheck& check) {
  const std::string& table = check.table.name;
  switch (check.loss) {
    case Loss::table_dropped:
      return fmt::format("Table `{}` is dropped. All its rows would be lost.", table);
    case Loss::column_dropped:
      return fmt::format("The {} is dropped. All its values would be lost.", place(check));
    case Loss::risky_cast:
      return fmt::format("The {} changes from {} to {}. Values may not survive that.", place(check),
                         check.type.previous, check.type.next);
    case Loss::not_castable:
      return fmt::format("The {} changes from {} to {}. This may lose values or fail.", place(check),
                         check.type.previous, check.type.next);
    case Loss::column_recreated:
      return fmt::format("The {} is dropped and created again. All its values would be lost.", place(check));
    case Loss::primary_key_changed:
      return fmt::format("The primary key of table `{}` changes. Rows with equal keys make this fail.",
                         table);
    case Loss::unique_added:
      return fmt::format("Table `{}` gets a unique index on `{}`. Rows with equal values make this fail.",
                         table, fmt::join(check.columns, "`, `"));
    case Loss::enum_values_removed:
      return fmt::format("Enum `{}` loses `{}`. Rows that still have such a value make this fail.", table,
                         fmt::join(check.values, "`, `"));
    case Loss::list_shortened:
      return fmt::format("The {} becomes a single value. Of each list only the first element stays.",
                         place(check));
    case Loss::required_column_added:
      return fmt::format("The required {} is added without a default. This fails if the table has rows.",
                         place(check));
    case Loss::required_column_added_with_client_default:
      return fmt::format(
          "The required {} is added, and only the application computes its default. This fails if the table "
          "has rows.",
          place(check));
    case Loss::made_required:
      return fmt::format("The {} becomes required. This fails if it is null in any row.", place(check));
    case Loss::required_column_recreated:
      return fmt::format(
          "The required {} is created again without a default. This fails if the table has "
          "rows.",
          place(check));
    case Loss::unique_over_constant:
      return describe_unknown_repetition(check);
  }
  return {};
}

// So many rows do no harm.
std::int64_t harmless_count(Loss loss) {
  return loss == Loss::unique_over_constant ? 1 : 0;
}

}  // namespace

bool needs_row_count(const DataLossCheck& check) {
  return check.loss != Loss::unique_added && check.loss != Loss::enum_values_removed;
}

bool needs_value_count(const DataLossCheck& check) {
  switch (check.loss) {
    case Loss::column_dropped:
    case Loss::risky_cast:
    case Loss::not_castable:
    case Loss::column_recreated:
    case Loss::list_shortened:
    case Loss::made_required:
      return true;
    case Loss::table_dropped:
    case Loss::primary_key_changed:
    case Loss::unique_added:
    case Loss::enum_values_removed:
    case Loss::required_column_added:
    case Loss::required_column_added_with_client_default:
    case Loss::required_column_recreated:
    case Loss::unique_over_constant:
      return false;
  }
  return false;
}

std::optional<std::string> describe(const DataLossCheck& check, const LiveCounts& counts) {
  if (needs_row_count(check) && counts.rows == 0) return std::nullopt;
  const std::optional<std::int64_t> count = concerned(check, counts);
  if (!count) return describe_unknown(check);
  if (*count <= harmless_count(check.loss)) return std::nullopt;
  if (check.loss == Loss::primary_key_changed) return describe_unknown(check);
  return describe_known(check, *count);
}

std::vector<std::string> describe_without_counts(const Migration& migration) {
  const std::vector<DataLossCheck> checks = find_data_loss(migration);
  std::vector<std::string> sentences;
  for (const bool executable : {true, false}) {
    for (const DataLossCheck& check : checks) {
      if (is_executable(check.loss) == executable) sentences.push_back(describe_unknown(check));
    }
  }
  return sentences;
}

}  // namespace strata::diff
