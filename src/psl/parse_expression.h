// The part of the parser for what stands inside one line: values, arguments, attributes, comments.
//
// Every function gives nullopt or false, and leaves the position as it was, where its rule does not match.
// What is large and frequent is filled where it stands.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "psl/ast.h"
#include "psl/parse_state.h"

namespace strata::psl {

// Values nested more deeply do not parse, so that hostile text cannot exhaust the stack.
inline constexpr std::uint32_t kMaxNesting = 100;

[[nodiscard]] inline std::optional<ast::Identifier> parse_identifier(ParseState& state) {
  const std::uint32_t begin = state.scanner.position();
  const std::string_view text = state.scanner.identifier();
  if (text.empty()) return std::nullopt;
  return ast::Identifier{.text = text, .span = state.span_since(begin)};
}
[[nodiscard]] std::optional<ast::StringLiteral> parse_string(ParseState& state);
[[nodiscard]] bool parse_expression(ParseState& state, ast::Expression& expression);
[[nodiscard]] std::optional<ast::Comment> parse_comment(ParseState& state);

// `mark` is "@" or "@@".
[[nodiscard]] bool parse_attribute(ParseState& state, std::string_view mark, ast::Attribute& attribute);

// { @attribute }: as many as there are.
[[nodiscard]] ast::List<ast::Attribute> parse_attributes(ParseState& state);

}  // namespace strata::psl
