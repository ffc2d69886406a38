// What a rebuild of a table (make a new one, fill it, drop the old one, rename) would lose without a word:
// the counter of AUTOINCREMENT, triggers, indexes over expressions. Kept over the script and put back.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "strata/result.h"

#include "dialect/sqlite/script_plan.h"
#include "sql/connection.h"

namespace strata::dialect::sqlite {

class RebuildKeeper {
 public:
  // Looks at the tables that `plan` rebuilds, before its script runs.
  [[nodiscard]] static Result<RebuildKeeper> capture(sql::Connection& connection, const ScriptPlan& plan);

  // Puts back what is gone and was not dropped by the script itself. Fails when something no longer fits the
  // new table, or when a view that worked does not work any more: the script has to say what becomes of it.
  [[nodiscard]] Result<void> restore(sql::Connection& connection) const;

 private:
  struct Object {
    std::string type, name, table, sql;
  };
  struct Sequence {
    std::string table;
    std::int64_t value = 0;
  };

  [[nodiscard]] Result<void> capture_sequences(sql::Connection& connection, const ScriptPlan& plan);
  [[nodiscard]] Result<void> capture_objects(sql::Connection& connection, const ScriptPlan& plan);
  [[nodiscard]] Result<void> capture_views(sql::Connection& connection);
  [[nodiscard]] Result<void> restore_sequences(sql::Connection& connection) const;
  [[nodiscard]] Result<void> restore_objects(sql::Connection& connection) const;
  [[nodiscard]] Result<void> check_tables_with_triggers(sql::Connection& connection) const;
  [[nodiscard]] Result<void> check_views(sql::Connection& connection) const;

  std::vector<Sequence> sequences_;
  std::vector<Object> objects_;
  std::vector<std::string> working_tables_;  // have triggers, and writing to them compiled
  std::vector<std::string> working_views_;
};

}  // namespace strata::dialect::sqlite
