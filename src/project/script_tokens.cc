#include "project/script_tokens.h"

#include <algorithm>
#include <array>

namespace strata::project {
namespace {

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

constexpr std::array<std::string_view, 6> kLongPunctuation = {"...", "=>", "??", "||", "?.", "&&"};

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  std::vector<Token> run() {
    std::vector<Token> tokens;
    bool begins_line = skip_blanks();
    while (at_ < text_.size()) {
      tokens.push_back(read());
      tokens.back().begins_line = begins_line;
      begins_line = skip_blanks();
    }
    tokens.push_back(Token{.begin = text_.size(), .begins_line = true});
    return tokens;
  }

 private:
  // White space and comments; tells whether a line ended.
  bool skip_blanks() {
    bool line_ended = at_ == 0;
    while (at_ < text_.size()) {
      const std::string_view rest = text_.substr(at_);
      std::size_t length = 0;
      if (rest.starts_with("//")) {
        length = std::min(rest.find('\n'), rest.size());
      } else if (rest.starts_with("/*")) {
        const std::size_t close = rest.find("*/", 2);
        length = close == std::string_view::npos ? rest.size() : close + 2;
      } else if (rest.starts_with("\xEF\xBB\xBF")) {
        length = 3;
      } else if (std::string_view(" \t\r\n\v\f").contains(rest.front())) {
        length = 1;
      } else {
        break;
      }
      line_ended = line_ended || rest.substr(0, length).contains('\n');
      at_ += length;
    }
    return line_ended;
  }

  Token read() {
    const std::size_t begin = at_;
    const char first = text_[at_];
    Token token{.kind = TokenKind::punctuation, .begin = begin};
    if (is_word_character(first)) {
      while (at_ < text_.size() && is_word_character(text_[at_])) ++at_;
      token.kind = TokenKind::word;
    } else if (first == '"' || first == '\'' || first == '`') {
      token.value = read_string(first);
      token.kind = first == '`' ? TokenKind::template_ : TokenKind::text;
    } else {
      const auto* const found = std::ranges::find_if(
          kLongPunctuation, [&](std::string_view mark) { return text_.substr(at_).starts_with(mark); });
      at_ += found == kLongPunctuation.end() ? 1 : found->size();
    }
    token.source = text_.substr(begin, at_ - begin);
    return token;
  }

  std::string read_string(char quote) {
    std::string value;
    for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_) {
      if (text_[at_] == '\n' && quote != '`') return value;
      if (text_[at_] == '\\' && at_ + 1 < text_.size())
        ++at_, value += unescape(text_[at_]);
      else
        value += text_[at_];
    }
    if (at_ < text_.size()) ++at_;
    return value;
  }

  static char unescape(char c) {
    switch (c) {
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 't':
        return '\t';
      default:
        return c;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Token> tokenize_script(std::string_view text) {
  return Tokenizer(text).run();
}

}  // namespace strata::project
