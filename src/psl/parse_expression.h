// The part of the parser for what stands inside one line: values, arguments, attributes, comments.
//
// Every function gives nullopt, and leaves the position as it was, where its rule does not match.
#pragma once

#include <cstdint>
#include <optional>

#include "psl/ast.h"
#include "psl/parse_state.h"

namespace strata::psl {

// Values nested more deeply do not parse, so that hostile text cannot exhaust the stack.
inline constexpr std::uint32_t kMaxNesting = 100;

[[nodiscard]] std::optional<ast::Identifier> parse_identifier(ParseState& state);
[[nodiscard]] std::optional<ast::StringLiteral> parse_string(ParseState& state);
[[nodiscard]] std::optional<ast::Expression> parse_expression(ParseState& state);
[[nodiscard]] std::optional<ast::Comment> parse_comment(ParseState& state);

// `mark` is "@" or "@@".
[[nodiscard]] std::optional<ast::Attribute> parse_attribute(ParseState& state, std::string_view mark);

// { @attribute }: as many as there are.
[[nodiscard]] ast::List<ast::Attribute> parse_attributes(ParseState& state);

}  // namespace strata::psl
