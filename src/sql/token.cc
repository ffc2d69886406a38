#include "sql/token.h"

#include <algorithm>

#include "base/ascii.h"

namespace strata::sql {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

// Bytes of UTF-8 beyond ASCII belong to words, as every SQL database reads them.
bool is_word_start(char c) {
  return is_letter(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_word_part(char c) {
  return is_word_start(c) || is_digit(c) || c == '$';
}

}  // namespace

bool is_word(std::string_view text, std::string_view upper_case_word) {
  return std::ranges::equal(text, upper_case_word, {}, [](char c) { return strata::to_upper(c); });
}

std::optional<Token> TokenReader::next() {
  while (at_ < text_.size() && (is_blank(text_[at_]) || skip_comment())) {
    if (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }
  if (at_ >= text_.size()) return std::nullopt;

  Token token{.begin = at_};
  const char first = text_[at_];
  if (first == ';') {
    token.kind = TokenKind::semicolon;
    ++at_;
  } else if (first == '\'' || first == '"' || (first == '`' && syntax_.backtick_names)) {
    token.kind = TokenKind::quoted;
    read_quoted(first);
  } else if (first == '[' && syntax_.bracket_names) {
    token.kind = TokenKind::quoted;
    ++at_;
    skip_to("]");
  } else if (syntax_.dollar_quotes && read_dollar_quoted()) {
    token.kind = TokenKind::quoted;
  } else if (is_word_start(first)) {
    token.kind = TokenKind::word;
    read_word();
  } else {
    ++at_;
  }
  token.end = at_;
  return token;
}

bool TokenReader::skip_comment() {
  if (begins("--") || (syntax_.hash_comments && begins("#"))) {
    skip_to("\n");
    return true;
  }
  if (!begins("/*")) return false;
  skip_block_comment();
  return true;
}

void TokenReader::skip_block_comment() {
  at_ += 2;
  if (!syntax_.nested_comments) return skip_to("*/");
  std::size_t depth = 1;
  while (depth > 0 && at_ < text_.size()) {
    if (begins("*/")) {
      --depth;
      at_ += 2;
    } else if (begins("/*")) {
      ++depth;
      at_ += 2;
    } else {
      ++at_;
    }
  }
}

void TokenReader::skip_to(std::string_view mark) {
  const std::size_t found = text_.find(mark, at_);
  at_ = found == std::string_view::npos ? text_.size() : found + mark.size();
}

// A doubled closing mark is part of the text; as two tokens side by side it reads the same.
void TokenReader::read_quoted(char closing) {
  ++at_;
  while (at_ < text_.size() && text_[at_] != closing) {
    at_ += syntax_.backslash_escapes && closing != '`' && text_[at_] == '\\' ? 2U : 1U;
  }
  at_ = std::min(at_ + 1, text_.size());
}

bool TokenReader::read_dollar_quoted() {
  if (text_[at_] != '$') return false;
  std::size_t end = at_ + 1;
  if (is_word_start(at(end))) {
    while (is_word_part(at(end)) && at(end) != '$') ++end;
  }
  if (at(end) != '$') return false;
  const std::string_view mark = text_.substr(at_, end + 1 - at_);
  at_ = end + 1;
  skip_to(mark);
  return true;
}

void TokenReader::read_word() {
  while (at_ < text_.size() && is_word_part(text_[at_])) ++at_;
}

}  // namespace strata::sql
