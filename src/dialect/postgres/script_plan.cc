#include "dialect/postgres/script_plan.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "dialect/postgres/facts.h"
#include "dialect/postgres/script_units.h"
#include "sql/token.h"

namespace strata::dialect::postgres {
namespace {

// A literal that may stand for the value: the value itself, or a text that holds it ('{A,B}', a body).
bool may_use(std::string_view sql, std::string_view value) {
  if (sql.find(value) == std::string_view::npos) return false;
  sql::TokenReader reader(sql, kTarget.script);
  while (const std::optional<sql::Token> token = reader.next()) {
    if (token->kind != sql::TokenKind::quoted) continue;
    const std::string_view text = sql.substr(token->begin, token->end - token->begin);
    const bool holds_more = text.starts_with('$') || text.starts_with("'{");
    const bool uses = holds_more ? text.find(value) != std::string_view::npos
                                 : text.starts_with('\'') && text.substr(1, text.size() - 2) == value;
    if (uses) return true;
  }
  return false;
}

class Planner {
 public:
  Planner(std::string_view script, OwnTransactions own) : script_(script), own_(own) {}

  Result<ScriptPlan> plan() {
    STRATA_TRY(const ScriptUnits found, find_units(script_));
    plan_.is_understood = found.is_understood;
    for (const ScriptUnit& unit : found.units) {
      if (runs_in_transaction(unit.kind)) {
        add_to_transaction(unit);
      } else {
        close();
        plan_.parts.push_back({.sql = unit.sql,
                               .first_line = line_of(unit.begin),
                               .begin = "",
                               .settings = settings_,
                               .kind = unit.kind});
      }
    }
    if (plan_.parts.empty() && !open_) open_at(0);
    close();
    plan_.changes_session = !settings_.empty();
    return std::move(plan_);
  }

 private:
  void add_to_transaction(const ScriptUnit& unit) {
    if (open_ && (needs_commit_before(unit) || stands_apart(unit))) close();
    if (!open_) open_at(unit.begin);
    if (!unit.own_begin.empty()) open_->begin = unit.own_begin;
    open_->sql += unit.sql;
    settings_ += unit.settings;
    created_enums_.insert(created_enums_.end(), unit.created_enums.begin(), unit.created_enums.end());
    for (const AddEnumValue& added : unit.added_values) {
      // Of a type that is as new, a value can be used at once.
      if (std::ranges::find(created_enums_, added.type) == created_enums_.end())
        new_values_.push_back(added.value);
    }
    if (stands_apart(unit)) close();
  }

  [[nodiscard]] bool needs_commit_before(const ScriptUnit& unit) const {
    if (new_values_.empty()) return false;
    if (own_ == OwnTransactions::separate) return true;
    if (!unit.added_values.empty() && !unit.is_pair) return false;  // its own literal is a new value
    return std::ranges::any_of(new_values_,
                               [&](const std::string& value) { return may_use(unit.sql, value); });
  }

  [[nodiscard]] bool stands_apart(const ScriptUnit& unit) const {
    if (!unit.is_pair) return false;
    return own_ == OwnTransactions::separate || unit.ends_with_its_commit || !unit.own_begin.empty();
  }

  void open_at(std::size_t begin) {
    open_ = ScriptPart{.sql = "", .first_line = line_of(begin), .settings = settings_};
  }

  void close() {
    if (open_) plan_.parts.push_back(std::move(*open_));
    open_.reset();
    new_values_.clear();
    created_enums_.clear();
  }

  [[nodiscard]] std::size_t line_of(std::size_t offset) const {
    return 1 + static_cast<std::size_t>(std::ranges::count(script_.substr(0, offset), '\n'));
  }

  std::string_view script_;
  OwnTransactions own_;
  ScriptPlan plan_;
  std::optional<ScriptPart> open_;
  std::string settings_;                 // of everything so far
  std::vector<std::string> new_values_;  // of the open part
  std::vector<WrittenName> created_enums_;
};

}  // namespace

Result<ScriptPlan> plan_script(std::string_view script, OwnTransactions own) {
  return Planner(script, own).plan();
}

}  // namespace strata::dialect::postgres
