#include "dialect/postgres/sql_reader.h"

#include "base/ascii.h"

namespace strata::dialect::postgres {
namespace {

bool is_word_part(char c) {
  return is_letter(c) || is_digit(c) || c == '_' || c == '$' || static_cast<unsigned char>(c) >= 0x80U;
}

bool is_number_part(char c) {
  return is_digit(c) || c == '.' || c == 'e' || c == 'E';
}

// Up to and with the closing quote, doubled ones made single. Shortens `text`, which begins behind the
// opening one. Nothing if there is no closing one.
std::optional<std::string> unquote(std::string_view& text, char quote) {
  std::string value;
  while (!text.empty()) {
    const char c = text.front();
    text.remove_prefix(1);
    if (c == quote) {
      if (!text.starts_with(quote)) return value;
      text.remove_prefix(1);
    }
    value += c;
  }
  return std::nullopt;
}

}  // namespace

SqlReader::SqlReader(std::string_view text) : rest_(trim(text)) {}

bool SqlReader::accept(std::string_view symbol) {
  if (!rest_.starts_with(symbol)) return false;
  rest_.remove_prefix(symbol.size());
  skip_blanks();
  return true;
}

bool SqlReader::accept_word(std::string_view word) {
  if (!equal_but_for_case(rest_.substr(0, word.size()), word)) return false;
  if (rest_.size() > word.size() && is_word_part(rest_[word.size()])) return false;
  rest_.remove_prefix(word.size());
  skip_blanks();
  return true;
}

std::optional<Constant> SqlReader::take_constant() {
  Constant constant;
  if (accept("(")) {
    std::optional<Constant> inner = take_constant();
    if (!inner || !accept(")")) return std::nullopt;
    constant = *std::move(inner);
  } else if (rest_.starts_with('\'') || rest_.starts_with("B'")) {
    std::optional<std::string> text = take_string();
    if (!text) return std::nullopt;
    constant = {.text = *std::move(text), .is_quoted = true};
  } else if (accept("-")) {
    constant.text = "-" + std::string(take_word());
  } else {
    constant.text = take_word();
  }
  if (constant.text.empty() && !constant.is_quoted) return std::nullopt;
  skip_casts();
  return constant;
}

void SqlReader::skip_casts() {
  while (accept(":::") || accept("::")) {  // the first is CockroachDB's, for constants
    skip_name();
    while (accept(".")) skip_name();
    // Types of several words: "timestamp(3) without time zone", "bit varying", "double precision".
    while (true) {
      if (rest_.starts_with('(')) {
        const std::size_t end = rest_.find(')');
        rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
        skip_blanks();
      } else if (!rest_.empty() && is_letter(rest_.front())) {
        skip_name();
      } else {
        break;
      }
    }
    while (accept("[") && accept("]")) continue;
  }
}

void SqlReader::skip_blanks() {
  while (!rest_.empty() && trim(rest_.substr(0, 1)).empty()) rest_.remove_prefix(1);
}

void SqlReader::skip_name() {
  if (rest_.starts_with('"')) {
    rest_.remove_prefix(1);
    if (!unquote(rest_, '"')) rest_ = {};
    skip_blanks();
    return;
  }
  static_cast<void>(take_word());
}

std::optional<std::string> SqlReader::take_string() {
  rest_.remove_prefix(rest_.find('\'') + 1);
  std::optional<std::string> text = unquote(rest_, '\'');
  skip_blanks();
  return text;
}

// A number, or a word.
std::string_view SqlReader::take_word() {
  const bool is_number = !rest_.empty() && (is_digit(rest_.front()) || rest_.front() == '.');
  std::size_t size = 0;
  while (size < rest_.size() && (is_number ? is_number_part(rest_[size]) : is_word_part(rest_[size]))) ++size;
  const std::string_view word = rest_.substr(0, size);
  rest_.remove_prefix(size);
  skip_blanks();
  return word;
}

std::optional<std::vector<std::string>> split_array(std::string_view text) {
  if (!text.starts_with('{') || !text.ends_with('}')) return std::nullopt;
  text = text.substr(1, text.size() - 2);
  std::vector<std::string> elements;
  bool is_first = true;
  while (!text.empty()) {
    if (!is_first) {
      if (!text.starts_with(',')) return std::nullopt;
      text.remove_prefix(1);
    }
    is_first = false;
    std::string& element = elements.emplace_back();
    const bool is_quoted = text.starts_with('"');
    if (is_quoted) text.remove_prefix(1);
    while (!text.empty() && (is_quoted ? text.front() != '"' : text.front() != ',')) {
      if (text.front() == '{' && !is_quoted) return std::nullopt;
      if (text.front() == '\\' && text.size() > 1) text.remove_prefix(1);
      element += text.front();
      text.remove_prefix(1);
    }
    if (is_quoted && text.empty()) return std::nullopt;
    if (is_quoted) text.remove_prefix(1);
    if (!is_quoted && (element.empty() || element == "NULL")) return std::nullopt;
  }
  return elements;
}

std::string last_name(std::string_view text) {
  std::string name;
  while (!text.empty()) {
    if (text.starts_with('"')) {
      text.remove_prefix(1);
      name = unquote(text, '"').value_or(std::string());
    } else {
      const std::size_t end = text.find('.');
      name = text.substr(0, end);
      text.remove_prefix(name.size());
    }
    if (text.starts_with('.')) text.remove_prefix(1);
  }
  return name;
}

}  // namespace strata::dialect::postgres
