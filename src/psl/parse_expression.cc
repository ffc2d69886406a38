#include "psl/parse_expression.h"

#include <string_view>

#include "base/ascii.h"
#include "psl/unescape.h"

namespace strata::psl {
namespace {

// "[" element { "," element } "]": the same shape for arrays, objects and arguments. After a comma without
// element the position is before the comma.
template <typename T>
void parse_elements(ParseState& state, ListBuilder<T>& list, bool (*parse_element)(ParseState&, T&)) {
  state.scanner.skip_blanks();
  for (std::uint32_t before = state.scanner.position();;) {
    T element;
    if (!parse_element(state, element)) {
      state.scanner.rewind(before);
      return;
    }
    list.add(element);
    before = state.scanner.position();
    state.scanner.skip_blanks();
    if (!state.scanner.eat(',')) {
      state.scanner.rewind(before);
      return;
    }
    state.scanner.skip_blanks();
  }
}

// After the elements: blanks and the closing mark.
bool parse_end(ParseState& state, char mark) {
  state.scanner.skip_blanks();
  return state.scanner.eat(mark);
}

bool parse_array(ParseState& state, ast::Expression& expression) {
  ListBuilder list(state.expressions);
  if (!state.scanner.eat('[')) return false;
  parse_elements(state, list, parse_expression);
  if (!parse_end(state, ']')) return false;
  expression.value.emplace<ast::Array>(list.take(state.arena));
  return true;
}

bool parse_entry(ParseState& state, ast::Object::Entry& entry) {
  Attempt attempt(state);
  const auto key = parse_identifier(state);
  state.scanner.skip_blanks();
  if (!key || !state.scanner.eat(':')) return false;
  state.scanner.skip_blanks();
  if (!parse_expression(state, entry.value)) return false;
  entry.key = *key;
  attempt.keep();
  return true;
}

bool parse_object(ParseState& state, ast::Expression& expression) {
  ListBuilder list(state.entries);
  if (!state.scanner.eat('{')) return false;
  parse_elements(state, list, parse_entry);
  if (!parse_end(state, '}')) return false;
  expression.value.emplace<ast::Object>(list.take(state.arena));
  return true;
}

bool parse_argument(ParseState& state, ast::Argument& argument);

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

// PATH with or without arguments, whose first word from `begin` on is read already; a number where the path
// begins with a digit and has none.
void finish_word(ParseState& state, std::uint32_t begin, ast::Expression& expression) {
  Scanner& scanner = state.scanner;
  const std::string_view path = scanner.rest_of_path(begin);
  const std::uint32_t end = scanner.position();
  scanner.skip_blanks();
  if (const auto* arguments = parse_arguments(state)) {
    const ast::Identifier name{.text = path, .span = {.begin = begin, .end = end}};
    expression.value.emplace<ast::Call>(name, arguments);
  } else if (is_digit(path.front())) {
    scanner.rewind(begin);
    expression.value.emplace<ast::NumberLiteral>(scanner.number());
  } else {
    scanner.rewind(end);
    expression.value.emplace<ast::Constant>(path);
  }
}

bool parse_word(ParseState& state, ast::Expression& expression) {
  const std::uint32_t begin = state.scanner.position();
  if (state.scanner.identifier().empty()) return false;
  finish_word(state, begin, expression);
  return true;
}

bool parse_value(ParseState& state, ast::Expression& expression) {
  switch (state.scanner.at_end() ? '\0' : state.scanner.text()[state.scanner.offset()]) {
    case '[':
      return parse_array(state, expression);
    case '{':
      return parse_object(state, expression);
    case '"': {
      const auto string = parse_string(state);
      if (string) expression.value = *string;
      return string.has_value();
    }
    case '-': {
      const std::string_view number = state.scanner.number();
      expression.value.emplace<ast::NumberLiteral>(number);
      return !number.empty();
    }
    default:
      return parse_word(state, expression);
  }
}

// One level deeper: false where that is too deep.
class Nesting {
 public:
  explicit Nesting(ParseState& state) : state_(state), is_allowed_(state.nesting < kMaxNesting) {
    ++state_.nesting;
    if (!is_allowed_) state_.nested_too_deeply = true;
  }
  ~Nesting() { --state_.nesting; }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;

  [[nodiscard]] bool is_allowed() const { return is_allowed_; }

 private:
  ParseState& state_;
  bool is_allowed_;
};

// `name: value` or `name:`, behind the name.
bool finish_named_argument(ParseState& state, const ast::Identifier& name, ast::Argument& argument) {
  state.scanner.skip_blanks();
  if (!state.scanner.eat(':')) return false;
  argument.name = state.arena.keep(name);
  argument.span = state.span_since(name.span.begin);
  Attempt value(state);
  state.scanner.skip_blanks();
  if (parse_expression(state, argument.value.emplace())) {
    value.keep();
    argument.span = state.span_since(name.span.begin);
  } else {
    argument.value.reset();
  }
  return true;
}

// A word may be the name or the value: what follows tells.
bool parse_argument(ParseState& state, ast::Argument& argument) {
  if (const auto word = parse_identifier(state)) {
    if (finish_named_argument(state, *word, argument)) return true;
    state.scanner.rewind(word->span.end);
    const Nesting nesting(state);
    if (!nesting.is_allowed()) return false;
    ast::Expression& value = argument.value.emplace();
    finish_word(state, word->span.begin, value);
    value.span = state.span_since(word->span.begin);
  } else if (!parse_expression(state, argument.value.emplace())) {
    return false;
  }
  argument.span = argument.value->span;
  return true;
}

}  // namespace

std::optional<ast::StringLiteral> parse_string(ParseState& state) {
  const std::uint32_t begin = state.scanner.position();
  const std::string_view raw = state.scanner.string();
  if (raw.empty()) return std::nullopt;
  const std::string_view content = raw.substr(1, raw.size() - 2);
  if (content.find('\\') == std::string_view::npos) return ast::StringLiteral{.value = content, .raw = raw};
  return ast::StringLiteral{.value = state.arena.copy(unescape(state, content, begin + 1)), .raw = raw};
}

bool parse_expression(ParseState& state, ast::Expression& expression) {
  const Nesting nesting(state);
  if (!nesting.is_allowed()) return false;
  Attempt attempt(state);
  if (!parse_value(state, expression)) return false;
  expression.span = state.span_since(attempt.begin());
  attempt.keep();
  return true;
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

bool parse_attribute(ParseState& state, std::string_view mark, ast::Attribute& attribute) {
  Scanner& scanner = state.scanner;
  const std::uint32_t begin = scanner.position();
  if (!scanner.eat(mark)) return false;
  scanner.skip_blanks();
  const std::uint32_t name_begin = scanner.position();
  const std::string_view path = scanner.path();
  if (path.empty()) {
    scanner.rewind(begin);
    return false;
  }
  attribute.name = {.text = path, .span = state.span_since(name_begin)};
  scanner.skip_blanks();
  attribute.arguments = parse_arguments(state);
  attribute.span = state.span_since(begin);
  return true;
}

ast::List<ast::Attribute> parse_attributes(ParseState& state) {
  state.scanner.skip_blanks();
  if (!state.scanner.at('@')) return {};
  ListBuilder list(state.attributes);
  for (ast::Attribute attribute; parse_attribute(state, "@", attribute);) {
    list.add(attribute);
    state.scanner.skip_blanks();
  }
  return list.take(state.arena);
}

}  // namespace strata::psl
