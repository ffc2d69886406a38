#include "dialect/postgres/split_script.h"

#include <optional>
#include <pg_query.h>
#include <string>
#include <utility>

#include "dialect/postgres/facts.h"
#include "sql/script.h"
#include "sql/token.h"

namespace strata::dialect::postgres {
namespace {

// Owns what libpg_query answers.
class ParsedScript {
 public:
  explicit ParsedScript(std::string_view script)
      : result_(pg_query_split_with_parser(std::string(script).c_str())) {}
  ParsedScript(const ParsedScript&) = delete;
  ParsedScript& operator=(const ParsedScript&) = delete;
  ~ParsedScript() { pg_query_free_split_result(result_); }

  [[nodiscard]] bool is_understood() const { return result_.error == nullptr; }

  [[nodiscard]] std::vector<ScriptStatement> statements(std::string_view script) const {
    std::vector<ScriptStatement> statements;
    statements.reserve(static_cast<std::size_t>(result_.n_stmts));
    for (int i = 0; i < result_.n_stmts; ++i) {
      const auto begin = static_cast<std::size_t>(result_.stmts[i]->stmt_location);
      const auto length = static_cast<std::size_t>(result_.stmts[i]->stmt_len);
      // The last statement of a script has no length when no semicolon ends it.
      statements.push_back(
          {.text = script.substr(begin, length == 0 ? std::string_view::npos : length), .begin = begin});
    }
    return statements;
  }

 private:
  PgQuerySplitResult result_;
};

// BEGIN ATOMIC opens a body with semicolons of its own.
bool opens_atomic_body(std::string_view statement) {
  sql::TokenReader reader(statement, kTarget.script);
  bool after_begin = false;
  while (const std::optional<sql::Token> token = reader.next()) {
    const std::string_view word = statement.substr(token->begin, token->end - token->begin);
    if (after_begin && sql::is_word(word, "ATOMIC")) return true;
    after_begin = token->kind == sql::TokenKind::word && sql::is_word(word, "BEGIN");
  }
  return false;
}

std::vector<ScriptStatement> split_by_quotes(std::string_view script) {
  std::vector<ScriptStatement> statements;
  bool in_body = false;
  for (const sql::Statement& piece : sql::split_script(script, kTarget.script)) {
    if (in_body) {
      ScriptStatement& body = statements.back();
      body.text = script.substr(body.begin, piece.begin + piece.text.size() - body.begin);
      in_body = !piece.begins_with({"END"});
      continue;
    }
    statements.push_back({.text = piece.text, .begin = piece.begin});
    in_body = opens_atomic_body(piece.text);
  }
  return statements;
}

}  // namespace

SplitScript split_script(std::string_view script) {
  const ParsedScript parsed(script);
  if (parsed.is_understood()) return {.statements = parsed.statements(script)};
  return {.statements = split_by_quotes(script), .is_understood = false};
}

}  // namespace strata::dialect::postgres
