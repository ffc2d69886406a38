#include "psl/parse_line.h"

#include <string_view>

#include "psl/codes.h"
#include "psl/documentation.h"
#include "psl/parse_expression.h"

namespace strata::psl {
namespace {

// [ comment ] and the line end, which every line needs.
bool parse_line_rest(ParseState& state, const ast::Comment*& comment) {
  state.scanner.skip_blanks();
  if (state.scanner.eat('\n')) return true;  // nearly always
  if (const auto found = parse_comment(state)) comment = state.arena.keep(*found);
  state.scanner.skip_blanks();
  return state.scanner.eat_line_end();
}

std::optional<ast::FieldType> parse_unsupported(ParseState& state) {
  constexpr std::string_view kBegin = "Unsupported(";
  if (!state.scanner.at(kBegin)) return std::nullopt;
  Attempt attempt(state);
  state.scanner.eat(kBegin);
  state.scanner.skip_blanks();
  const auto text = parse_string(state);
  state.scanner.skip_blanks();
  if (!text || !state.scanner.eat(')')) return std::nullopt;
  attempt.keep();
  const Span span = state.span_since(attempt.begin());
  return ast::FieldType{.name = state.scanner.text_since(attempt.begin()),
                        .unsupported_text = state.arena.keep(text->value),
                        .span = span};
}

// "[" base "]", as the first version of the language wrote lists.
std::optional<ast::FieldType> parse_legacy_list(ParseState& state) {
  if (!state.scanner.at('[')) return std::nullopt;
  Attempt attempt(state);
  state.scanner.eat('[');
  state.scanner.skip_blanks();
  auto type = parse_base_type(state);
  state.scanner.skip_blanks();
  if (!type || !state.scanner.eat(']')) return std::nullopt;
  type->arity = ast::Arity::list;
  type->is_legacy = true;
  type->span = state.span_since(attempt.begin());
  state.report(codes::kLegacyList, type->span, "A list is not written with its type in brackets.",
               "Put the brackets behind the type: `Type[]`.");
  attempt.keep();
  return type;
}

// The marks behind a base type. Blanks stay where no mark follows.
void parse_arity(ParseState& state, ast::FieldType& type) {
  Scanner& scanner = state.scanner;
  const std::uint32_t end = scanner.position();
  scanner.skip_blanks();
  const auto accept = [&](ast::Arity arity) {
    type.arity = arity;
    type.span = state.span_since(type.span.begin);
  };
  if (scanner.eat("[]")) {
    accept(ast::Arity::list);
    Attempt question(state);
    scanner.skip_blanks();
    if (!scanner.eat('?')) return;
    question.keep();
    accept(ast::Arity::list);
    type.is_optional_list = true;
    state.report(codes::kOptionalList, type.span, "A list cannot be optional.",
                 "Write `Type[]` for a list (it may be empty) or `Type?` for an optional value.");
  } else if (scanner.eat('?')) {
    accept(ast::Arity::optional);
  } else if (scanner.eat('!')) {
    accept(ast::Arity::required);
    type.is_legacy = true;
    state.report(codes::kLegacyRequired, type.span, "A required type has no exclamation mark.",
                 "Leave the `!` out: a type without a mark is required.");
  } else {
    scanner.rewind(end);
  }
}

std::optional<ast::FieldType> parse_type(ParseState& state) {
  if (auto legacy = parse_legacy_list(state)) return legacy;
  auto type = parse_base_type(state);
  if (type) parse_arity(state, *type);
  return type;
}

bool skip_legacy_colon(ParseState& state) {
  state.scanner.skip_blanks();
  const std::uint32_t colon = state.scanner.position();
  if (!state.scanner.eat(':')) return false;
  state.report(codes::kLegacyColon, state.span_since(colon),
               "A field's name and type are not separated by a colon.", "Leave the colon out: `name Type`.");
  return true;
}

}  // namespace

std::optional<ast::FieldType> parse_base_type(ParseState& state) {
  if (auto unsupported = parse_unsupported(state)) return unsupported;
  const auto name = parse_identifier(state);
  if (!name) return std::nullopt;
  return ast::FieldType{.name = name->text, .span = name->span};
}

bool parse_field(ParseState& state, const ast::CommentRun& above, ast::Field& field) {
  const auto name = parse_identifier(state);
  if (!name) return false;
  Attempt attempt(state, name->span.begin);
  field.name = *name;
  field.has_colon = skip_legacy_colon(state);
  state.scanner.skip_blanks();
  field.type = parse_type(state);
  field.attributes = parse_attributes(state);
  if (!parse_line_rest(state, field.trailing_comment)) return false;
  field.span = state.span_since(attempt.begin());
  field.documentation = documentation_of(above, field.trailing_comment, state.arena);
  if (!field.type) {
    state.report(codes::kMissingType, field.span, "This field has no type.",
                 "Write a type behind the name, such as `String`, `Int?` or the name of a model.");
  }
  attempt.keep();
  return true;
}

std::optional<ast::EnumValue> parse_enum_value(ParseState& state, const ast::CommentRun& above) {
  Attempt attempt(state);
  const auto name = parse_identifier(state);
  if (!name) return std::nullopt;
  ast::EnumValue value{.name = *name};
  value.attributes = parse_attributes(state);
  if (!parse_line_rest(state, value.trailing_comment)) return std::nullopt;
  value.span = state.span_since(attempt.begin());
  value.documentation = documentation_of(above, value.trailing_comment, state.arena);
  attempt.keep();
  return value;
}

std::optional<ast::Pair> parse_pair(ParseState& state) {
  Attempt attempt(state);
  const auto key = parse_identifier(state);
  if (!key) return std::nullopt;
  state.scanner.skip_blanks();
  if (!state.scanner.eat('=')) return std::nullopt;
  ast::Pair pair{.key = *key};
  state.scanner.skip_blanks();
  if (!parse_expression(state, pair.value.emplace())) pair.value.reset();
  pair.span = state.span_since(attempt.begin());
  if (!parse_line_rest(state, pair.trailing_comment)) return std::nullopt;
  attempt.keep();
  return pair;
}

std::optional<ast::BlockAttribute> parse_block_attribute(ParseState& state) {
  Attempt attempt(state);
  ast::BlockAttribute result;
  if (!parse_attribute(state, "@@", result.attribute)) return std::nullopt;
  if (!parse_line_rest(state, result.trailing_comment)) return std::nullopt;
  attempt.keep();
  return result;
}

}  // namespace strata::psl
