#include "sql/nulls.h"

#include <algorithm>
#include <array>

#include "sql/token.h"

namespace strata::sql {

std::size_t count_word(std::string_view statement, std::string_view upper_case_word,
                       const target::ScriptSyntax& syntax) {
  std::size_t count = 0;
  TokenReader reader(statement, syntax);
  while (const std::optional<Token> token = reader.next()) {
    const std::string_view text = statement.substr(token->begin, token->end - token->begin);
    if (token->kind == TokenKind::word && is_word(text, upper_case_word)) ++count;
  }
  return count;
}

bool may_add_nulls(std::string_view statement, const target::ScriptSyntax& syntax) {
  constexpr auto kWords =
      std::to_array<std::string_view>({"LEFT", "RIGHT", "FULL", "UNION", "ROLLUP", "CUBE", "GROUPING"});
  return std::ranges::any_of(kWords,
                             [&](std::string_view word) { return count_word(statement, word, syntax) != 0; });
}

}  // namespace strata::sql
