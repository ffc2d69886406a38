#include "psl/parse_expression.h"

#include <string_view>

#include "psl/codes.h"
#include "psl/unescape.h"

namespace strata::psl {
namespace {

// "[" element { "," element } "]": the same shape for arrays, objects and arguments. `parse_element` gives an
// optional; after a comma without element the position is before the comma.
template <typename T, typename ParseElement>
void parse_elements(ParseState& state, ListBuilder<T>& list, ParseElement parse_element) {
  state.scanner.skip_blanks();
  auto element = parse_element(state);
  while (element) {
    list.add(*element);
    Attempt next(state);
    state.scanner.skip_blanks();
    if (!state.scanner.eat(',')) return;
    state.scanner.skip_blanks();
    element = parse_element(state);
    if (element) next.keep();
  }
}

// After the elements: blanks and the closing mark.
bool parse_end(ParseState& state, char mark) {
  state.scanner.skip_blanks();
  return state.scanner.eat(mark);
}

std::optional<ast::Array> parse_array(ParseState& state) {
  ListBuilder list(state.expressions);
  if (!state.scanner.eat('[')) return std::nullopt;
  parse_elements(state, list, parse_expression);
  if (!parse_end(state, ']')) return std::nullopt;
  return ast::Array{.elements = list.take(state.arena)};
}

std::optional<ast::Object::Entry> parse_entry(ParseState& state) {
  Attempt attempt(state);
  const auto key = parse_identifier(state);
  state.scanner.skip_blanks();
  if (!key || !state.scanner.eat(':')) return std::nullopt;
  state.scanner.skip_blanks();
  const auto value = parse_expression(state);
  if (!value) return std::nullopt;
  attempt.keep();
  return ast::Object::Entry{.key = *key, .value = *value};
}

std::optional<ast::Object> parse_object(ParseState& state) {
  ListBuilder list(state.entries);
  if (!state.scanner.eat('{')) return std::nullopt;
  parse_elements(state, list, parse_entry);
  if (!parse_end(state, '}')) return std::nullopt;
  return ast::Object{.entries = list.take(state.arena)};
}

// `name: value` or `name:`. The name is left alone where no colon follows.
std::optional<ast::Argument> parse_named_argument(ParseState& state) {
  Attempt attempt(state);
  const auto name = parse_identifier(state);
  if (!name) return std::nullopt;
  state.scanner.skip_blanks();
  if (!state.scanner.eat(':')) return std::nullopt;
  ast::Argument argument{
      .name = state.arena.keep(*name), .value = {}, .span = state.span_since(attempt.begin())};
  Attempt value(state);
  state.scanner.skip_blanks();
  argument.value = parse_expression(state);
  if (argument.value) {
    value.keep();
    argument.span = state.span_since(attempt.begin());
  }
  attempt.keep();
  return argument;
}

std::optional<ast::Argument> parse_argument(ParseState& state) {
  if (auto named = parse_named_argument(state)) return named;
  const auto value = parse_expression(state);
  if (!value) return std::nullopt;
  return ast::Argument{.name = {}, .value = value, .span = value->span};
}

// Null: there are none.
const ast::ArgumentList* parse_arguments(ParseState& state) {
  if (!state.scanner.at('(')) return nullptr;
  Attempt attempt(state);
  ListBuilder list(state.arguments);
  state.scanner.eat('(');
  ast::ArgumentList arguments;
  parse_elements(state, list, parse_argument);
  state.scanner.skip_blanks();
  const std::uint32_t comma = state.scanner.position();
  if (state.scanner.eat(',')) arguments.trailing_comma = state.span_since(comma);
  if (!parse_end(state, ')')) return nullptr;
  arguments.arguments = list.take(state.arena);
  arguments.span = state.span_since(attempt.begin());
  attempt.keep();
  return state.arena.keep(arguments);
}

// PATH with or without arguments; a number where the path begins with a digit and has none.
std::optional<decltype(ast::Expression::value)> parse_word(ParseState& state) {
  const std::uint32_t begin = state.scanner.position();
  const bool begins_with_digit = state.scanner.at_digit();
  const std::string_view path = state.scanner.path();
  if (path.empty()) return std::nullopt;
  const ast::Identifier name{.text = path, .span = state.span_since(begin)};
  const std::uint32_t end = state.scanner.position();
  state.scanner.skip_blanks();
  if (const auto* arguments = parse_arguments(state)) return ast::Call{.name = name, .arguments = arguments};
  state.scanner.rewind(begins_with_digit ? begin : end);
  if (begins_with_digit) return ast::NumberLiteral{state.scanner.number()};
  return ast::Constant{path};
}

std::optional<decltype(ast::Expression::value)> parse_value(ParseState& state) {
  switch (state.scanner.at_end() ? '\0' : state.scanner.text()[state.scanner.position()]) {
    case '[':
      return parse_array(state);
    case '{':
      return parse_object(state);
    case '"':
      return parse_string(state);
    case '-':
      if (const std::string_view number = state.scanner.number(); !number.empty())
        return ast::NumberLiteral{number};
      return std::nullopt;
    default:
      return parse_word(state);
  }
}

}  // namespace

std::optional<ast::Identifier> parse_identifier(ParseState& state) {
  const std::uint32_t begin = state.scanner.position();
  const std::string_view text = state.scanner.identifier();
  if (text.empty()) return std::nullopt;
  return ast::Identifier{.text = text, .span = state.span_since(begin)};
}

std::optional<ast::StringLiteral> parse_string(ParseState& state) {
  const std::uint32_t begin = state.scanner.position();
  const std::string_view raw = state.scanner.string();
  if (raw.empty()) return std::nullopt;
  const std::string_view content = raw.substr(1, raw.size() - 2);
  if (content.find('\\') == std::string_view::npos) return ast::StringLiteral{.value = content, .raw = raw};
  return ast::StringLiteral{.value = state.arena.copy(unescape(state, content, begin + 1)), .raw = raw};
}

std::optional<ast::Expression> parse_expression(ParseState& state) {
  if (state.nesting == kMaxNesting) {
    state.nested_too_deeply = true;
    return std::nullopt;
  }
  Attempt attempt(state);
  ++state.nesting;
  const auto value = parse_value(state);
  --state.nesting;
  if (!value) return std::nullopt;
  attempt.keep();
  return ast::Expression{.value = *value, .span = state.span_since(attempt.begin())};
}

std::optional<ast::Comment> parse_comment(ParseState& state) {
  const std::uint32_t begin = state.scanner.position();
  const std::string_view text = state.scanner.comment();
  if (text.empty()) return std::nullopt;
  const ast::CommentKind kind = text.starts_with("///")  ? ast::CommentKind::documentation
                                : text.starts_with("//") ? ast::CommentKind::line
                                                         : ast::CommentKind::block;
  return ast::Comment{.text = text, .span = state.span_since(begin), .kind = kind};
}

std::optional<ast::Attribute> parse_attribute(ParseState& state, std::string_view mark) {
  if (!state.scanner.at(mark)) return std::nullopt;
  Attempt attempt(state);
  state.scanner.eat(mark);
  state.scanner.skip_blanks();
  const std::uint32_t begin = state.scanner.position();
  const std::string_view path = state.scanner.path();
  if (path.empty()) return std::nullopt;
  ast::Attribute attribute{
      .name = {.text = path, .span = state.span_since(begin)}, .arguments = {}, .span = {}};
  state.scanner.skip_blanks();
  attribute.arguments = parse_arguments(state);
  attribute.span = state.span_since(attempt.begin());
  attempt.keep();
  return attribute;
}

ast::List<ast::Attribute> parse_attributes(ParseState& state) {
  state.scanner.skip_blanks();
  if (!state.scanner.at('@')) return {};
  ListBuilder list(state.attributes);
  while (const auto attribute = parse_attribute(state, "@")) {
    list.add(*attribute);
    state.scanner.skip_blanks();
  }
  return list.take(state.arena);
}

}  // namespace strata::psl
