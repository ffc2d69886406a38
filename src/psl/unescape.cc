#include "psl/unescape.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "psl/characters.h"
#include "psl/codes.h"

namespace strata::psl {
namespace {

constexpr bool is_high_surrogate(char32_t unit) {
  return unit >= 0xD800 && unit <= 0xDBFF;
}
constexpr bool is_low_surrogate(char32_t unit) {
  return unit >= 0xDC00 && unit <= 0xDFFF;
}

std::optional<char32_t> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<char32_t>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<char32_t>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<char32_t>(c - 'A' + 10);
  return std::nullopt;
}

class Unescaper {
 public:
  Unescaper(ParseState& state, std::string_view content, std::uint32_t begin)
      : state_(state), content_(content), begin_(begin) {}

  std::string run() {
    while (at_ < content_.size()) {
      const std::size_t next = std::min(content_.find('\\', at_), content_.size());
      result_.append(content_.substr(at_, next - at_));
      at_ = next;
      if (at_ < content_.size()) read_escape();
    }
    return std::move(result_);
  }

 private:
  void read_escape() {
    constexpr std::string_view kLetters = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    const std::size_t escape = at_;
    const char letter = content_[at_ + 1];  // the scanner ends no literal behind a backslash
    at_ += 2;
    if (letter == 'u') {
      read_unicode(escape);
    } else if (const std::size_t known = kLetters.find(letter); known != std::string_view::npos) {
      result_.push_back(kMeanings[known]);
    } else {
      while (at_ < content_.size() && (static_cast<unsigned char>(content_[at_]) & 0xC0U) == 0x80U) ++at_;
      report(codes::kBadEscape, escape, "This escape sequence is not known.",
             R"(Known are \" \\ \/ \b \f \n \r \t and \uXXXX. Write \\ for a backslash.)");
    }
  }

  // Four hexadecimal digits; what was consumed stays consumed where there are fewer.
  std::optional<char32_t> read_unit() {
    char32_t unit = 0;
    for (int digits = 0; digits < 4; ++digits, ++at_) {
      const auto digit = at_ < content_.size() ? hex_digit(content_[at_]) : std::nullopt;
      if (!digit) return std::nullopt;
      unit = unit * 16 + *digit;
    }
    return unit;
  }

  // Behind `\u`: one unit of UTF-16, or a surrogate pair of two.
  void read_unicode(std::size_t escape) {
    const auto unit = read_unit();
    if (unit && !is_high_surrogate(*unit) && !is_low_surrogate(*unit)) {
      append_utf8(result_, *unit);
      return;
    }
    if (unit && is_high_surrogate(*unit) && content_.substr(at_).starts_with("\\u")) {
      at_ += 2;
      const auto low = read_unit();
      if (low && is_low_surrogate(*low)) {
        append_utf8(result_, 0x10000 + ((*unit - 0xD800) << 10U) + (*low - 0xDC00));
        return;
      }
    }
    report(
        codes::kBadUnicodeEscape, escape, "This escape sequence is no whole Unicode character.",
        R"(Write \u with four hexadecimal digits, and characters above U+FFFF as a surrogate pair: \ud83d\ude00.)");
  }

  void report(std::string_view code, std::size_t escape, std::string message, std::string help) {
    const auto position = [&](std::size_t at) { return begin_ + static_cast<std::uint32_t>(at); };
    state_.report(code, {.begin = position(escape), .end = position(at_)}, std::move(message),
                  std::move(help));
  }

  ParseState& state_;
  std::string_view content_;
  std::uint32_t begin_;
  std::size_t at_ = 0;
  std::string result_;
};

}  // namespace

std::string unescape(ParseState& state, std::string_view content, std::uint32_t begin) {
  return Unescaper(state, content, begin).run();
}

}  // namespace strata::psl
