#include "dialect/postgres/script_units.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <span>
#include <utility>

#include "base/ascii.h"
#include "dialect/postgres/facts.h"
#include "dialect/postgres/split_script.h"
#include "sql/token.h"

namespace strata::dialect::postgres {
namespace {

constexpr std::string_view kSavepoint = R"(SAVEPOINT "strata_script")";
constexpr std::string_view kUndo = R"(ROLLBACK TO "strata_script"; RELEASE "strata_script")";

struct Classified {
  ScriptStatement statement;
  StatementKind kind;
};

template <typename Kind>
bool is(const Classified& classified) {
  return std::holds_alternative<Kind>(classified.kind);
}

class UnitFinder {
 public:
  explicit UnitFinder(std::string_view script) : script_(script) {}

  Result<ScriptUnits> find() {
    if (const std::size_t nul = script_.find('\0'); nul != std::string_view::npos) {
      return refuse(nul, "the script has a NUL byte here, and PostgreSQL's texts end at one",
                    "Save the script as UTF-8.");
    }
    const SplitScript split = split_script(script_);
    result_.is_understood = split.is_understood;
    for (const ScriptStatement& statement : split.statements) {
      statements_.push_back({.statement = statement, .kind = classify(statement.text)});
      const auto* refused = std::get_if<Refused>(&statements_.back().kind);
      if (refused != nullptr) return refuse(first_token(statement), refused->reason, refused->instead);
    }
    if (!split.is_understood) STRATA_CHECK(refuse_psql_commands());
    for (std::size_t at = 0; at < statements_.size();) STRATA_CHECK(add_unit(at));
    return std::move(result_);
  }

 private:
  // Moves `at` on.
  Result<void> add_unit(std::size_t& at) {
    const Classified& first = statements_[at];
    if (is<RollbackTransaction>(first)) {
      return refuse(first_token(first.statement), "ROLLBACK without BEGIN undoes everything before it",
                    "Leave out ROLLBACK and what it undoes.");
    }
    if (!is<BeginTransaction>(first)) {
      add_single(first);
      ++at;
      return {};
    }
    const auto is_end = [](const Classified& c) {
      return is<CommitTransaction>(c) || is<RollbackTransaction>(c);
    };
    const auto end =
        std::find_if(statements_.begin() + static_cast<std::ptrdiff_t>(at), statements_.end(), is_end);
    if (end == statements_.end()) {
      return refuse(first_token(first.statement), "BEGIN without COMMIT leaves the transaction open",
                    "Write COMMIT where it ends, or leave out BEGIN: strata runs a script in a transaction.");
    }
    const std::size_t count = static_cast<std::size_t>(end - statements_.begin()) - at + 1;
    STRATA_CHECK(add_pair(std::span(statements_).subspan(at, count)));
    at += count;
    return {};
  }

  void add_single(const Classified& classified) {
    ScriptUnit unit = open_unit();
    // COMMIT without BEGIN only earns a warning from the server.
    copy(classified, is<CommitTransaction>(classified) ? std::optional<std::string_view>("") : std::nullopt,
         unit);
    unit.kind = classified.kind;
    result_.units.push_back(std::move(unit));
  }

  Result<void> add_pair(std::span<const Classified> pair) {
    const bool undoes = is<RollbackTransaction>(pair.back());
    ScriptUnit unit = open_unit();
    unit.is_pair = !undoes;
    if (std::get<BeginTransaction>(pair.front().kind).has_options && !undoes) {
      const std::string_view text = pair.front().statement.text;
      unit.own_begin = text.substr(first_token(pair.front().statement) - pair.front().statement.begin);
    }
    for (const Classified& classified : pair) {
      if (!runs_in_transaction(classified.kind)) {
        return refuse(first_token(classified.statement), "this statement cannot run between BEGIN and COMMIT",
                      "Move it behind COMMIT.");
      }
      std::optional<std::string_view> replacement;
      if (is<BeginTransaction>(classified))
        replacement = undoes && &classified == &pair.front() ? kSavepoint : "";
      if (is<CommitTransaction>(classified)) replacement = "";
      if (is<RollbackTransaction>(classified)) replacement = kUndo;
      copy(classified, replacement, unit);
    }
    result_.units.push_back(std::move(unit));
    return {};
  }

  // Units follow each other without a gap.
  [[nodiscard]] ScriptUnit open_unit() const {
    const std::size_t begin = result_.units.empty() ? 0 : result_.units.back().end;
    return {.begin = begin, .end = begin};
  }

  // Adds a statement to the unit's text, as it stands or as something else of as many lines.
  void copy(const Classified& classified, std::optional<std::string_view> replacement,
            ScriptUnit& unit) const {
    const ScriptStatement& statement = classified.statement;
    const std::size_t begin = first_token(statement);
    const std::size_t end = statement.begin + statement.text.size();
    const std::string_view text = script_.substr(begin, end - begin);
    unit.sql += script_.substr(unit.end, begin - unit.end);
    unit.sql += replacement.value_or(text);
    if (replacement) unit.sql.append(static_cast<std::size_t>(std::ranges::count(text, '\n')), '\n');
    const bool has_semicolon = end < script_.size() && script_[end] == ';';
    if (has_semicolon && !(replacement && replacement->empty())) unit.sql += ';';
    unit.end = end + (has_semicolon ? 1 : 0);
    note(classified, unit);
  }

  static void note(const Classified& classified, ScriptUnit& unit) {
    unit.ends_with_its_commit |= is<UntilCommit>(classified);
    if (const auto* value = std::get_if<AddEnumValue>(&classified.kind)) unit.added_values.push_back(*value);
    if (const auto* type = std::get_if<CreateEnum>(&classified.kind))
      unit.created_enums.push_back(type->type);
    if (!is<ChangeSession>(classified)) return;
    unit.settings += classified.statement.text;
    unit.settings += ";\n";
  }

  // psql takes a backslash outside of quotes for its own command.
  Result<void> refuse_psql_commands() const {
    sql::TokenReader reader(script_, kTarget.script);
    while (const std::optional<sql::Token> token = reader.next()) {
      if (script_[token->begin] != '\\') continue;
      return refuse(token->begin, "lines that begin with a backslash are commands of psql, not SQL",
                    "Write it in SQL.");
    }
    return {};
  }

  [[nodiscard]] static std::size_t first_token(const ScriptStatement& statement) {
    const std::optional<sql::Token> token = sql::TokenReader(statement.text, kTarget.script).next();
    return statement.begin + (token ? token->begin : 0);
  }

  [[nodiscard]] std::unexpected<Error> refuse(std::size_t at, std::string_view reason,
                                              std::string_view instead) const {
    const auto line = 1 + std::ranges::count(script_.substr(0, at), '\n');
    std::string_view text = script_.substr(at);
    text = trim(text.substr(0, text.find('\n')));
    return std::unexpected(Error{.code = ErrorCode::script_refused,
                                 .message = fmt::format("Line {}: {}.", line, reason),
                                 .details = {fmt::format("{} | {}", line, text)},
                                 .next_steps = {std::string(instead)}});
  }

  std::string_view script_;
  std::vector<Classified> statements_;
  ScriptUnits result_;
};

}  // namespace

Result<ScriptUnits> find_units(std::string_view script) {
  return UnitFinder(script).find();
}

}  // namespace strata::dialect::postgres
