// How a script runs in one transaction that belongs to strata. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strata::dialect::sqlite {

struct ScriptPlan {
  // What runs in the transaction. Lines are where they were, so that messages tell the right ones.
  //  - The script's own BEGIN, COMMIT and ROLLBACK became a savepoint.
  //  - The rename that ends a rebuild leaves views, triggers and the foreign keys of others alone.
  std::string body;
  // Statements that no transaction can hold; none changes a row. They run after it.
  std::vector<std::string> after;
  // The first statement that reaches for another file: such a script does not run. Points into the script.
  std::optional<std::string_view> other_file;

  // SQLite ignores PRAGMA foreign_keys inside of a transaction: what the script wants of it is done before.
  bool switches_foreign_keys_off = false;
  std::vector<std::string> dropped_tables;  // also those that are put back by a rename
  std::vector<std::string> rebuilt_tables;  // dropped, and another one renamed to the same name
  std::vector<std::string> dropped_triggers;
  std::vector<std::string> switches;  // settings of the connection that must not outlast the script
  bool sets_sequences = false;        // writes to sqlite_sequence itself
};

[[nodiscard]] ScriptPlan plan_script(std::string_view script);

}  // namespace strata::dialect::sqlite
