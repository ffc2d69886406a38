#include "psl/scanner.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "psl/characters.h"

namespace strata::psl {
namespace {

enum class Class : std::uint8_t { other, blank, above_ascii, digit, letter, joiner };

constexpr std::array<Class, 256> make_classes() {
  std::array<Class, 256> classes{};
  for (std::size_t c = 0x80; c < 256; ++c) classes[c] = Class::above_ascii;
  for (std::size_t c = '0'; c <= '9'; ++c) classes[c] = Class::digit;
  for (std::size_t c = 'a'; c <= 'z'; ++c) classes[c] = Class::letter;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) classes[c] = Class::letter;
  classes['_'] = classes['-'] = Class::joiner;
  classes[' '] = classes['\t'] = Class::blank;
  return classes;
}

constexpr auto kClasses = make_classes();

constexpr bool is_word(Class c) {
  return c >= Class::digit;
}

Class class_of(char c) {
  return kClasses[static_cast<unsigned char>(c)];
}

}  // namespace

void Scanner::skip_all_blanks() {
  while (at_ < text_.size()) {
    const Class next = class_of(text_[at_]);
    if (next == Class::blank) {
      ++at_;
      continue;
    }
    if (next != Class::above_ascii) return;
    const auto character = decode_utf8(text_.substr(at_));
    if (!character || !is_blank(character->code_point)) return;
    at_ += character->size;
  }
}

void Scanner::skip_to_line_end() {
  const std::string_view rest = text_.substr(at_);
  const auto end = std::ranges::find_if(rest, [](char c) { return c == '\n' || c == '\r'; });
  at_ += static_cast<std::uint32_t>(end - rest.begin());
}

bool Scanner::skip_plain_line() {
  const std::size_t line_feed = std::min(text_.find('\n', at_), text_.size());
  const std::uint32_t end = std::min(static_cast<std::uint32_t>(line_feed), returns_.find(text_, at_));
  const bool ends_with_escape = end > at_ && text_[end - 1] == '\\';
  if (ends_with_escape || comment_begins_.find(text_, at_) < end) return false;
  at_ = end;
  eat_line_end();
  return true;
}

bool Scanner::skip_plain_text() {
  const std::uint32_t limit =
      std::min({escapes_.find(text_, at_), returns_.find(text_, at_), comment_begins_.find(text_, at_)});
  for (std::uint32_t brace = braces_.find(text_, at_); brace < limit;
       brace = braces_.find(text_, brace + 1)) {
    std::uint32_t begin = brace;
    while (begin != at_ && class_of(text_[begin - 1]) == Class::blank) --begin;
    if (begin == at_ || text_[begin - 1] == '\n') {
      at_ = brace;
      return true;
    }
    if (class_of(text_[begin - 1]) == Class::above_ascii) return false;  // may be a blank
  }
  return false;
}

void Scanner::skip_plain_lines() {
  if (skip_plain_text()) return;
  while (!at_end() && !at('}') && skip_plain_line()) {
    skip_spaces();
    skip_blanks();
  }
}

bool Scanner::skip_blank_lines() {
  const std::uint32_t begin = at_;
  std::uint32_t end = begin;
  do {
    end = at_;
    skip_blanks();
  } while (eat_line_end());
  at_ = end;
  return end != begin;
}

// Size in bytes of the letter above ASCII at `offset`; 0 when there is none.
std::uint32_t Scanner::letter_size(std::uint32_t offset) const {
  const auto character = decode_utf8(text_.substr(offset));
  return character && is_letter(character->code_point) ? character->size : 0;
}

// Past the ASCII characters that may stand inside an identifier.
std::uint32_t Scanner::end_of_word(std::uint32_t from) const {
  const char* const first = text_.data();
  const char* const last = first + text_.size();
  const char* next = first + from;
  while (next != last && is_word(class_of(*next))) ++next;
  return static_cast<std::uint32_t>(next - first);
}

std::string_view Scanner::identifier() {
  const std::uint32_t begin = at_;
  if (at_end() || class_of(text_[begin]) == Class::joiner) return {};
  std::uint32_t end = end_of_word(begin);
  if (end < text_.size() && class_of(text_[end]) == Class::above_ascii) end = end_of_letters(end);
  at_ = end;
  return {text_.data() + begin, end - begin};
}

// Past the rest of an identifier that goes on with a letter above ASCII.
std::uint32_t Scanner::end_of_letters(std::uint32_t from) const {
  while (from < text_.size() && class_of(text_[from]) == Class::above_ascii) {
    const std::uint32_t size = letter_size(from);
    if (size == 0) break;
    from = end_of_word(from + size);
  }
  return from;
}

std::string_view Scanner::path() {
  const std::uint32_t begin = position();
  if (identifier().empty()) return {};
  return rest_of_path(begin);
}

std::string_view Scanner::rest_of_path(std::uint32_t position) {
  while (eat('.')) identifier();
  return text_since(position);
}

std::string_view Scanner::number() {
  const std::uint32_t begin = at_;
  const auto skip_digits = [this] {
    const std::uint32_t first = at_;
    while (at_digit()) ++at_;
    return at_ != first;
  };
  eat('-');
  if (!skip_digits()) {
    at_ = begin;
    return {};
  }
  const std::uint32_t dot = at_;
  if (eat('.') && !skip_digits()) at_ = dot;
  return since(begin);
}

std::string_view Scanner::string() {
  const std::uint32_t begin = at_;
  if (!eat('"')) return {};
  while (!at_end()) {
    const char c = text_[at_];
    if (static_cast<unsigned char>(c) < 0x20) break;
    ++at_;
    if (c == '"') return since(begin);
    if (c == '\\' && !at_end()) ++at_;
  }
  at_ = begin;
  return {};
}

std::string_view Scanner::comment() {
  const std::uint32_t begin = at_;
  if (at("//")) {
    skip_to_line_end();
  } else if (at("/*")) {
    const std::uint32_t end = comment_ends_.find(text_, begin + 2);
    if (end != text_.size()) at_ = end + 2;
  }
  return since(begin);
}

void Scanner::Finder::search(std::string_view text, std::uint32_t from) {
  from_ = from;
  found_ = static_cast<std::uint32_t>(std::min(text.find(piece_, from), text.size()));
}

}  // namespace strata::psl
