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
  while (next_ != last_) {
    const Class next = class_of(*next_);
    if (next == Class::blank) {
      ++next_;
      continue;
    }
    if (next != Class::above_ascii) return;
    const auto character = decode_utf8({next_, last_});
    if (!character || !is_blank(character->code_point)) return;
    next_ += character->size;
  }
}

void Scanner::skip_to_line_end() {
  next_ = std::find_if(next_, last_, [](char c) { return c == '\n' || c == '\r'; });
}

bool Scanner::skip_plain_line() {
  const char* const end = std::min(line_feeds_.find(next_, last_), returns_.find(next_, last_));
  const bool ends_with_escape = end != next_ && end[-1] == '\\';
  if (ends_with_escape || comment_begins_.find(next_, last_) < end) return false;
  next_ = end;
  eat_line_end();
  return true;
}

bool Scanner::skip_plain_text() {
  const char* const limit = std::min(
      {escapes_.find(next_, last_), returns_.find(next_, last_), comment_begins_.find(next_, last_)});
  for (const char* brace = braces_.find(next_, last_); brace < limit;
       brace = braces_.find(brace + 1, last_)) {
    const char* begin = brace;
    while (begin != next_ && class_of(begin[-1]) == Class::blank) --begin;
    if (begin == next_ || begin[-1] == '\n') {
      next_ = brace;
      return true;
    }
    if (class_of(begin[-1]) == Class::above_ascii) return false;  // may be a blank
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
  const char* const begin = next_;
  const char* end = begin;
  do {
    end = next_;
    skip_blanks();
  } while (eat_line_end());
  next_ = end;
  return end != begin;
}

// Size in bytes of the letter above ASCII that may stand there; 0 when there is none.
std::uint32_t Scanner::letter_size(const char* letter) const {
  const auto character = decode_utf8({letter, last_});
  return character && is_letter(character->code_point) ? character->size : 0;
}

// Past the ASCII characters that may stand inside an identifier.
const char* Scanner::end_of_word(const char* from) const {
  while (from != last_ && is_word(class_of(*from))) ++from;
  return from;
}

std::string_view Scanner::identifier() {
  const char* const begin = next_;
  if (at_end() || class_of(*begin) == Class::joiner) return {};
  const char* end = end_of_word(begin);
  if (end != last_ && class_of(*end) == Class::above_ascii) end = end_of_letters(end);
  next_ = end;
  return {begin, end};
}

// Past the rest of an identifier that goes on with a letter above ASCII.
const char* Scanner::end_of_letters(const char* from) const {
  while (from != last_ && class_of(*from) == Class::above_ascii) {
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
  const char* const begin = next_;
  const auto skip_digits = [this] {
    const char* const first = next_;
    while (at_digit()) ++next_;
    return next_ != first;
  };
  eat('-');
  if (!skip_digits()) {
    next_ = begin;
    return {};
  }
  const char* const dot = next_;
  if (eat('.') && !skip_digits()) next_ = dot;
  return since(begin);
}

std::string_view Scanner::string() {
  const char* const begin = next_;
  if (!eat('"')) return {};
  while (!at_end()) {
    const char c = *next_;
    if (static_cast<unsigned char>(c) < 0x20) break;
    ++next_;
    if (c == '"') return since(begin);
    if (c == '\\' && !at_end()) ++next_;
  }
  next_ = begin;
  return {};
}

std::string_view Scanner::comment() {
  const char* const begin = next_;
  if (at("//")) {
    skip_to_line_end();
  } else if (at("/*")) {
    const char* const end = comment_ends_.find(begin + 2, last_);
    if (end != last_) next_ = end + 2;
  }
  return since(begin);
}

void Scanner::Finder::search(const char* from, const char* last) {
  from_ = from;
  const std::size_t found = std::string_view(from, last).find(piece_);
  found_ = found == std::string_view::npos ? last : from + found;
}

}  // namespace strata::psl
