#include "dialect/postgres/run_script.h"

#include <fmt/format.h>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/interruption.h"
#include "base/sha256.h"
#include "dialect/postgres/blocker.h"
#include "dialect/postgres/error.h"
#include "dialect/postgres/literal.h"
#include "dialect/postgres/part_outcome.h"
#include "dialect/postgres/retry.h"
#include "dialect/postgres/script_plan.h"
#include "dialect/postgres/unwritten_shadow.h"
#include "target/quote.h"

namespace strata::dialect::postgres {
namespace {

// A new value of an enum cannot be used before its commit, and a table with checks to come cannot be changed:
// the script may have had commits of its own for that.
constexpr std::string_view kUnsafeEnumValue = "55P04";
constexpr std::string_view kObjectInUse = "55006";

constexpr std::string_view kOwnRole =
    "SET LOCAL SESSION AUTHORIZATION DEFAULT;\nSET LOCAL \"role\" TO DEFAULT;\n";

std::string fingerprint(const ScriptPart& part) {
  return to_hex(sha256(part.sql)).substr(0, 16);
}

// So that the server's line numbers are those of the script.
std::string at_its_line(const ScriptPart& part) {
  return std::string(part.first_line - 1, '\n') + part.sql;
}

bool fits(const Progress& resumed, const ScriptPlan& plan) {
  if (resumed.done.empty()) return true;
  if (resumed.total != plan.parts.size()) return false;
  for (std::size_t i = 0; i < resumed.done.size(); ++i) {
    if (i >= plan.parts.size() || fingerprint(plan.parts[i]) != resumed.done[i]) return false;
  }
  return true;
}

class Runner {
 public:
  Runner(Connection& connection, const ScriptPlan& plan, const Surroundings& surroundings)
      : connection_(connection),
        plan_(plan),
        surroundings_(surroundings),
        progress_(surroundings.resumed),
        watch_(connection, surroundings.limits, surroundings.on_note) {
    progress_.total = plan.parts.size();
  }
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;
  ~Runner() {
    connection_.rollback();
    if (changed_session_) static_cast<void>(connection_.execute(fresh_session()));
  }

  Result<bool> run() {
    if (surroundings_.before) {
      if (plan_.is_one_transaction()) STRATA_CHECK(connection_.begin());
      STRATA_TRY(const bool goes_on, surroundings_.before());
      if (!goes_on) return false;
    }
    changed_session_ = plan_.changes_session;
    if (!progress_.done.empty()) STRATA_CHECK(connection_.execute(next().settings));
    while (progress_.done.size() < plan_.parts.size()) {
      if (is_interrupted()) return std::unexpected(interrupted());
      STRATA_CHECK(next().is_transaction() ? run_transaction() : run_alone());
      progress_.done.push_back(fingerprint(next()));
      progress_.next_begun = false;
    }
    return true;
  }

 private:
  [[nodiscard]] const ScriptPart& next() const { return plan_.parts[progress_.done.size()]; }
  [[nodiscard]] bool is_last() const { return progress_.done.size() + 1 == plan_.parts.size(); }

  // What is written when the next part is done.
  [[nodiscard]] std::string record() const {
    std::vector<sql::Command> commands;
    if (is_last()) {
      if (surroundings_.record) commands = surroundings_.record();
    } else if (surroundings_.record_progress) {
      Progress then = progress_;
      then.done.push_back(fingerprint(next()));
      then.next_begun = false;
      commands = surroundings_.record_progress(then);
    }
    return to_text(commands);
  }

  // Whatever role the script took on, the record is written by ours: the one that the session began with,
  // which need not be the one that logged in.
  [[nodiscard]] std::string to_text(const std::vector<sql::Command>& commands) const {
    std::string script = plan_.changes_session && !commands.empty() ? std::string(kOwnRole) : "";
    for (const sql::Command& command : commands) script += inline_values(command) + ";\n";
    return script;
  }

  // What an earlier part of the script has set goes before.
  [[nodiscard]] std::string limits(std::string_view set) const {
    std::string script;
    const std::string settings = to_lower(next().settings);
    const auto add = [&](std::string_view name, const std::optional<std::uint32_t>& limit) {
      if (limit && settings.find(name) == std::string::npos) {
        script += fmt::format("{} {} = {}; ", set, name, *limit);
      }
    };
    add("lock_timeout", surroundings_.limits.lock_timeout_ms);
    add("statement_timeout", surroundings_.limits.statement_timeout_ms);
    return script;
  }

  [[nodiscard]] std::string search_path() const {
    return "search_path = " + target::quote_name(connection_.default_namespace()) + "; ";
  }

  // On one line, for the sake of line numbers.
  [[nodiscard]] std::string opening() const {
    std::string script = connection_.in_transaction() ? "" : next().begin + "; ";
    for (char& c : script) c = c == '\n' || c == '\r' ? ' ' : c;
    // Whoever shares sessions with others cannot rely on what was set before.
    if (connection_.is_pooled()) script += "SET LOCAL " + search_path();
    return script + limits("SET LOCAL");
  }

  Result<void> run_transaction() {
    return try_repeatedly([&] {
      Result<void> done = plan_.is_understood ? send_at_once() : send_piece_by_piece();
      if (!done) connection_.rollback();
      return done;
    });
  }

  Result<void> try_repeatedly(const std::function<Result<void>()>& attempt) {
    Result<void> done = with_retries(attempt, surroundings_.on_note);
    if (!done) watch_.explain(done.error());
    return done;
  }

  // One round trip for everything.
  Result<void> send_at_once() {
    return connection_.execute(opening() + at_its_line(next()) + "\n;" + record() + "COMMIT");
  }

  // Nobody knows where the quotes of this script end, or whether it commits: nothing of ours comes into the
  // same message.
  Result<void> send_piece_by_piece() {
    STRATA_CHECK(connection_.execute(opening()));
    STRATA_CHECK(connection_.execute(at_its_line(next())));
    if (!connection_.in_transaction()) {
      static_cast<void>(record_beginning());  // nobody knows what it has committed
      return fail(ErrorCode::sql_failed, "The script ended the transaction that it ran in.");
    }
    return connection_.execute(record() + "COMMIT");
  }

  Result<void> run_alone() {
    const bool was_begun = std::exchange(progress_.next_begun, false);
    if (!was_begun) {
      STRATA_TRY(progress_.memory, remember(connection_, next().kind));
    }
    STRATA_CHECK(clear_remains(connection_, next().kind, progress_.memory));
    STRATA_TRY(const Effect effect, find_effect(connection_, next().kind, progress_.memory));
    if (was_begun && effect == Effect::unknown) return fail_unknown();
    if (!was_begun || effect == Effect::none) {
      if (effect != Effect::whole) STRATA_CHECK(record_beginning());
      STRATA_CHECK(execute_alone());
    }
    const std::string script = record();
    return script.empty() ? Result<void>() : connection_.execute("BEGIN; " + script + "COMMIT");
  }

  // Where the effect was there before, an interruption must not take it for the statement's own.
  Result<void> record_beginning() {
    if (!surroundings_.record_progress) return {};
    Progress begun = progress_;
    begun.next_begun = true;
    // What comes to disk later comes there after this: it need not be waited for.
    return connection_.execute("BEGIN; SET LOCAL synchronous_commit = off; " +
                               to_text(surroundings_.record_progress(begun)) + "COMMIT");
  }

  Result<void> execute_alone() {
    if (const std::string set = limits("SET"); !set.empty()) {
      changed_session_ = true;
      STRATA_CHECK(connection_.execute(set));
    }
    return try_repeatedly([&] {
      Result<void> done = connection_.execute(at_its_line(next()));
      // What is left of it would be in the way of the next attempt.
      if (!done) static_cast<void>(clear_remains(connection_, next().kind, progress_.memory));
      return done;
    });
  }

  [[nodiscard]] std::unexpected<Error> fail_unknown() const {
    return fail(ErrorCode::failed_migrations,
                fmt::format("The statement in line {} commits by itself and was interrupted: nobody can tell "
                            "how far it came.",
                            next().first_line),
                {"Look at the rows that it changes, finish or undo it by hand, and record the outcome with "
                 "`strata migrate resolve`."});
  }

  // The next script begins as if it were the first.
  [[nodiscard]] std::string fresh_session() const {
    return "SET SESSION AUTHORIZATION DEFAULT; RESET ROLE; RESET ALL; SET " + search_path();
  }

  Connection& connection_;
  const ScriptPlan& plan_;
  const Surroundings& surroundings_;
  Progress progress_;
  BlockerWatch watch_;
  bool changed_session_ = false;
};

void tell_of_newer_syntax(const ScriptPlan& plan, const Surroundings& surroundings) {
  if (plan.is_understood || !surroundings.on_note) return;
  surroundings.on_note(
      "The script has syntax that strata does not know (newer than PostgreSQL 15, or a mistake): it is "
      "handed "
      "to the server as it is.");
}

// The plan by which an interrupted run was made, or the first choice for a new one.
Result<ScriptPlan> choose_plan(std::string_view script, const Progress& resumed) {
  STRATA_TRY(ScriptPlan folded, plan_script(script, OwnTransactions::fold));
  if (fits(resumed, folded)) return folded;
  STRATA_TRY(ScriptPlan separate, plan_script(script, OwnTransactions::separate));
  if (fits(resumed, separate)) return separate;
  return fail(ErrorCode::edited_migrations,
              "A part of the script that has taken effect already was edited, or parts were added or taken "
              "away.",
              {"Restore the parts that are done, and change only what comes after them."});
}

}  // namespace

Result<bool> run_script(Connection& connection, std::string_view script, const Surroundings& surroundings) {
  if (connection.unwritten_shadow()) return run_unwritten(connection, script);
  STRATA_TRY(const ScriptPlan plan, choose_plan(script, surroundings.resumed));
  tell_of_newer_syntax(plan, surroundings);
  Result<bool> run = Runner(connection, plan, surroundings).run();
  const bool needs_commits =
      !run && plan.is_one_transaction() &&
      (run.error().database_code == kUnsafeEnumValue || run.error().database_code == kObjectInUse);
  if (!needs_commits) return run;
  STRATA_TRY(const ScriptPlan separate, plan_script(script, OwnTransactions::separate));
  if (separate.is_one_transaction()) return run;
  return Runner(connection, separate, surroundings).run();
}

}  // namespace strata::dialect::postgres
