#include "dialect/sqlite/script_plan.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/overloaded.h"
#include "dialect/sqlite/facts.h"
#include "dialect/sqlite/statement.h"
#include "sql/script.h"

namespace strata::dialect::sqlite {
namespace {

constexpr std::string_view kBegin = R"(SAVEPOINT "strata_script")";
constexpr std::string_view kCommit = R"(RELEASE "strata_script")";
constexpr std::string_view kRollback = R"(ROLLBACK TO "strata_script"; RELEASE "strata_script")";

class Planner {
 public:
  explicit Planner(std::string_view script)
      : script_(script), statements_(sql::split_script(script, kTarget.script)) {}

  ScriptPlan plan() {
    for (const sql::Statement& statement : statements_) {
      std::visit(overloaded{
                     [&](const OtherStatement&) { other(statement); },
                     [&](const BeginTransaction&) { replace(statement, kBegin); },
                     [&](const CommitTransaction&) { replace(statement, kCommit); },
                     [&](const RollbackTransaction&) { replace(statement, kRollback); },
                     [&](const SetForeignKeys& pragma) { plan_.switches_foreign_keys_off |= !pragma.on; },
                     [&](const SetSwitch& setting) { plan_.switches.push_back(setting.name); },
                     [&](const WeakeningSetting&) { replace(statement, ""); },
                     [&](const Maintenance&) { postpone(statement); },
                     [&](const OtherFile&) { refuse(statement); },
                     [&](const DropTable& drop) { plan_.dropped_tables.push_back(drop.table); },
                     [&](const RenameTable& rename) { this->rename(statement, rename); },
                     [&](const DropTrigger& drop) { plan_.dropped_triggers.push_back(drop.trigger); },
                 },
                 classify(statement));
    }
    plan_.body += script_.substr(copied_);
    return std::move(plan_);
  }

 private:
  void other(const sql::Statement& statement) {
    if (plan_.sets_sequences || statement.text.find("sqlite_sequence") == std::string_view::npos) return;
    plan_.sets_sequences = mentions(statement.text, "sqlite_sequence");
  }

  void replace(const sql::Statement& statement, std::string_view text) {
    plan_.body += script_.substr(copied_, statement.begin - copied_);
    plan_.body += text;
    plan_.body.append(static_cast<std::size_t>(std::ranges::count(statement.text, '\n')), '\n');
    copied_ = statement.begin + statement.text.size();
  }

  void postpone(const sql::Statement& statement) {
    plan_.after.emplace_back(statement.text);
    replace(statement, "");
  }

  void refuse(const sql::Statement& statement) {
    if (!plan_.other_file) plan_.other_file = statement.text;
  }

  void rename(const sql::Statement& statement, const RenameTable& rename) {
    const auto has_name = [&](const std::string& table) { return same_name(table, rename.to); };
    if (!std::ranges::any_of(plan_.dropped_tables, has_name)) return;
    plan_.rebuilt_tables.push_back(rename.to);
    // Foreign keys that name the table by its temporary name must follow the rename.
    if (is_referenced(rename.from)) return;
    plan_.body += script_.substr(copied_, statement.begin - copied_);
    plan_.body += "PRAGMA legacy_alter_table=ON; ";
    plan_.body += statement.text;
    plan_.body += "; PRAGMA legacy_alter_table=OFF";
    copied_ = statement.begin + statement.text.size();
  }

  [[nodiscard]] bool is_referenced(std::string_view table) const {
    return std::ranges::any_of(
        statements_, [&](const sql::Statement& statement) { return references(statement.text, table); });
  }

  std::string_view script_;
  std::vector<sql::Statement> statements_;
  std::size_t copied_ = 0;
  ScriptPlan plan_;
};

}  // namespace

ScriptPlan plan_script(std::string_view script) {
  return Planner(script).plan();
}

}  // namespace strata::dialect::sqlite
