// JavaScript and TypeScript as far as configuration files need them: words, strings, punctuation. Comments
// are dropped. Regular expressions are not recognised; no configuration value is one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace strata::project {

enum class TokenKind : std::uint8_t { word, text, template_, punctuation, end };

struct Token {
  TokenKind kind = TokenKind::end;
  std::string_view source;  // as written
  std::string value;        // of a text or a template: without quotes, escapes replaced
  std::size_t begin = 0;
  bool begins_line = false;

  [[nodiscard]] bool is(std::string_view written) const {
    return (kind == TokenKind::word || kind == TokenKind::punctuation) && source == written;
  }
  // A string whose value is known: also a template without ${…}.
  [[nodiscard]] bool is_literal() const {
    return kind == TokenKind::text || (kind == TokenKind::template_ && !source.contains("${"));
  }
};

// Ends with one token of kind `end`. Never fails: what is broken comes out as punctuation.
[[nodiscard]] std::vector<Token> tokenize_script(std::string_view text);

}  // namespace strata::project
