// Which steps destroy data or cannot run on existing rows, and how many rows are concerned.
//
// `find_data_loss` is pure: it lists the checks of a migration. The engine asks the live database for the
// counts that they need, and `describe` turns a check with or without counts into a sentence, or into nothing
// where the counts show that no row is concerned.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "diff/step.h"

namespace strata::diff {

enum class Loss : std::uint8_t {
  // warnings: data would be lost, or rows may reject it
  table_dropped,
  column_dropped,
  risky_cast,
  not_castable,
  column_recreated,
  primary_key_changed,
  unique_added,
  enum_values_removed,
  list_shortened,  // a list becomes its first element
  // not executable on existing rows
  required_column_added,
  required_column_added_with_client_default,
  made_required,
  required_column_recreated,
  unique_over_constant,  // every row gets the same value in the columns of a new unique key
};

// False: rows that exist make the step fail.
[[nodiscard]] bool is_executable(Loss loss);

struct DataLossCheck {
  Loss loss = Loss::table_dropped;
  std::size_t step = 0;  // index in Migration::steps
  schema::ObjectName table;
  std::vector<std::string> columns;  // none: about the table; several: of a unique key
  std::vector<std::string> values;   // enum_values_removed
  Pair<std::string> type;            // casts: names of the schema language
};

// Numbers from the live database; absent when nobody asked or the answer did not come in time.
struct LiveCounts {
  std::optional<std::int64_t> rows;
  std::optional<std::int64_t> non_null_values;
};

// In the order of the steps.
[[nodiscard]] std::vector<DataLossCheck> find_data_loss(const Migration& migration);

[[nodiscard]] bool needs_row_count(const DataLossCheck& check);
[[nodiscard]] bool needs_value_count(const DataLossCheck& check);

// One sentence, or nothing when the counts show that the step is harmless.
[[nodiscard]] std::optional<std::string> describe(const DataLossCheck& check, const LiveCounts& counts);

// The sentences for a migration of which nobody knows the rows: warnings first, then what rows would reject.
[[nodiscard]] std::vector<std::string> describe_without_counts(const Migration& migration);

}  // namespace strata::diff
