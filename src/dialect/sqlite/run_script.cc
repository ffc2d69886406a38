#include "dialect/sqlite/run_script.h"

#include <utility>

#include "dialect/sqlite/foreign_keys.h"
#include "dialect/sqlite/rebuild.h"
#include "dialect/sqlite/script_plan.h"
#include "dialect/sqlite/switches.h"
#include "dialect/statement_excerpt.h"

namespace strata::dialect::sqlite {
namespace {

class Runner {
 public:
  Runner(sql::Connection& connection, const ScriptPlan& plan, const Surroundings& surroundings)
      : connection_(connection), plan_(plan), surroundings_(surroundings) {}
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  ~Runner() {
    connection_.rollback();
    // Both only change the connection, and cannot fail outside of a transaction.
    if (foreign_keys_off_) static_cast<void>(set_foreign_keys(connection_, true));
    if (!plan_.rebuilt_tables.empty())
      static_cast<void>(connection_.execute("PRAGMA legacy_alter_table=OFF"));
  }

  Result<bool> run() {
    STRATA_TRY(const bool goes_on, begin());
    if (!goes_on) return false;
    STRATA_CHECK(run_body());
    if (surroundings_.record) {
      for (const sql::Command& command : surroundings_.record()) STRATA_CHECK(connection_.perform(command));
    }
    STRATA_CHECK(connection_.commit());
    return true;
  }

 private:
  // Whether foreign keys have to be off can only be known for sure once nobody else can write, and can only
  // be changed before: hence the second look.
  Result<bool> begin() {
    foreign_keys_off_ = plan_.switches_foreign_keys_off;
    while (true) {
      if (foreign_keys_off_) STRATA_CHECK(set_foreign_keys(connection_, false));
      STRATA_CHECK(connection_.begin());
      STRATA_TRY(const bool goes_on, surroundings_.before ? surroundings_.before() : Result<bool>(true));
      if (!goes_on || foreign_keys_off_) return goes_on;
      STRATA_TRY(foreign_keys_off_, may_have_children(connection_, plan_.dropped_tables));
      if (!foreign_keys_off_) return true;
      connection_.rollback();
    }
  }

  Result<void> run_body() {
    Violations before;
    if (foreign_keys_off_) {
      STRATA_TRY(before, find_violations(connection_));
    }
    STRATA_TRY(const RebuildKeeper keeper, RebuildKeeper::capture(connection_, plan_));
    STRATA_TRY(SwitchKeeper switches, SwitchKeeper::capture(connection_, plan_.switches));
    STRATA_CHECK(connection_.execute(plan_.body));
    switches.restore();
    if (!connection_.in_transaction()) {
      return fail(ErrorCode::sql_failed, "The script ended the transaction that it ran in.");
    }
    STRATA_CHECK(keeper.restore(connection_));
    if (!foreign_keys_off_) return {};
    STRATA_TRY(const Violations after, find_violations(connection_));
    return check_violations(before, after);
  }

  sql::Connection& connection_;
  const ScriptPlan& plan_;
  const Surroundings& surroundings_;
  bool foreign_keys_off_ = false;
};

Error reaches_for_other_file(std::string_view script, std::string_view statement) {
  return {.code = ErrorCode::sql_failed,
          .message = "The script reaches for another database file; strata changes one database at a time.",
          .details = {statement_excerpt(script, statement)},
          .next_steps = {"Take the statement out; move data between files with a program of your own."}};
}

}  // namespace

Result<bool> run_script(sql::Connection& connection, std::string_view script,
                        const Surroundings& surroundings) {
  const ScriptPlan plan = plan_script(script);
  if (plan.other_file) return std::unexpected(reaches_for_other_file(script, *plan.other_file));
  STRATA_TRY(const bool has_run, Runner(connection, plan, surroundings).run());
  if (!has_run) return false;
  for (const std::string& statement : plan.after) {
    const Result<void> done = connection.execute(statement);
    if (!done && surroundings.on_leftover) surroundings.on_leftover(statement, done.error());
  }
  return true;
}

}  // namespace strata::dialect::sqlite
