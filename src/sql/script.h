// A script of SQL as its statements: where each begins and ends, and with which words it begins. That is
// enough to recognise statements that need care (BEGIN, PRAGMA, VACUUM, CREATE INDEX CONCURRENTLY); nothing
// here understands SQL beyond its quotes, comments and bodies.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "target/target.h"

namespace strata::sql {

struct Statement {
  std::string_view text;  // from its first to its last token, without the semicolon; part of the script
  std::size_t begin = 0;  // byte offset of `text` in the script
  std::size_t line = 1;
  std::vector<std::string>
      words;  // the leading words in upper case, at most kLeadingWords; quoted ones end it

  // The statement begins with these words: {"CREATE", "TRIGGER"}.
  [[nodiscard]] bool begins_with(std::initializer_list<std::string_view> expected) const;
};

inline constexpr std::size_t kLeadingWords = 6;

// Statements without text (blanks, comments, lone semicolons) are left out. An open quote or comment runs to
// the end of the script.
[[nodiscard]] std::vector<Statement> split_script(std::string_view script,
                                                  const target::ScriptSyntax& syntax);

}  // namespace strata::sql
