// The tokens of SQL text, as far as cutting and matching need them: what a word, a quote or a comment is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "target/target.h"

namespace strata::sql {

enum class TokenKind : std::uint8_t { word, quoted, semicolon, symbol };

struct Token {
  TokenKind kind = TokenKind::symbol;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Walks through a text token by token; blanks and comments are passed over.
class TokenReader {
 public:
  TokenReader(std::string_view text, const target::ScriptSyntax& syntax) : text_(text), syntax_(syntax) {}

  [[nodiscard]] std::optional<Token> next();

 private:
  [[nodiscard]] char at(std::size_t offset) const { return offset < text_.size() ? text_[offset] : '\0'; }
  [[nodiscard]] bool begins(std::string_view mark) const { return text_.substr(at_).starts_with(mark); }
  bool skip_comment();
  void skip_block_comment();
  void skip_to(std::string_view mark);
  void read_quoted(char closing);
  bool read_dollar_quoted();
  void read_word();

  std::string_view text_;
  const target::ScriptSyntax& syntax_;
  std::size_t at_ = 0;
};

// ASCII letters only, as SQL's keywords are.
[[nodiscard]] bool is_word(std::string_view text, std::string_view upper_case_word);

}  // namespace strata::sql
