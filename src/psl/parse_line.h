// The part of the parser for one line in a block: field, enum value, key with value, block attribute.
//
// Every function gives nullopt or false, and leaves the position as it was, where the line is something else.
#pragma once

#include <optional>

#include "psl/ast.h"
#include "psl/parse_state.h"

namespace strata::psl {

// `above` are the comments above the line: its documentation.
[[nodiscard]] bool parse_field(ParseState& state, const ast::CommentRun& above, ast::Field& field);
[[nodiscard]] std::optional<ast::EnumValue> parse_enum_value(ParseState& state, const ast::CommentRun& above);
[[nodiscard]] std::optional<ast::Pair> parse_pair(ParseState& state);
[[nodiscard]] std::optional<ast::BlockAttribute> parse_block_attribute(ParseState& state);

// The name of a type without marks of arity: `Name` or `Unsupported("…")`.
[[nodiscard]] std::optional<ast::FieldType> parse_base_type(ParseState& state);

}  // namespace strata::psl
