// A reader of JSON that keeps nothing: it only says whether a text is one document.
#include <algorithm>

#include "base/ascii.h"
#include "psl/rules/default_literals.h"

namespace strata::psl::rules {
namespace {

constexpr int kMaxDepth = 127;

class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : rest_(text) {}

  bool document() {
    if (!value(0)) return false;
    skip_blanks();
    return rest_.empty();
  }

 private:
  void skip_blanks() {
    const std::size_t end = rest_.find_first_not_of(" \t\n\r");
    rest_.remove_prefix(std::min(end, rest_.size()));
  }

  bool take(char character) {
    if (!rest_.starts_with(character)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool take_word(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  bool take_digits() {
    const auto end = std::ranges::find_if_not(rest_, is_digit);
    const bool any = end != rest_.begin();
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.begin()));
    return any;
  }

  bool value(int depth) {
    if (depth > kMaxDepth) return false;
    skip_blanks();
    if (rest_.empty()) return false;
    switch (rest_.front()) {
      case '{':
        return object(depth);
      case '[':
        return array(depth);
      case '"':
        return string();
      default:
        return take_word("true") || take_word("false") || take_word("null") || number();
    }
  }

  bool object(int depth) {
    take('{');
    skip_blanks();
    if (take('}')) return true;
    do {
      skip_blanks();
      if (!string()) return false;
      skip_blanks();
      if (!take(':') || !value(depth + 1)) return false;
      skip_blanks();
    } while (take(','));
    return take('}');
  }

  bool array(int depth) {
    take('[');
    skip_blanks();
    if (take(']')) return true;
    do {
      if (!value(depth + 1)) return false;
      skip_blanks();
    } while (take(','));
    return take(']');
  }

  bool number() {
    take('-');
    if (!take('0') && !take_digits()) return false;
    if (take('.') && !take_digits()) return false;
    if (take('e') || take('E')) {
      if (!take('+')) take('-');
      return take_digits();
    }
    return true;
  }

  bool string() {
    if (!take('"')) return false;
    while (!rest_.empty()) {
      const char character = rest_.front();
      rest_.remove_prefix(1);
      if (character == '"') return true;
      if (static_cast<unsigned char>(character) < 0x20) return false;
      if (character == '\\' && !escape()) return false;
    }
    return false;
  }

  bool escape() {
    if (rest_.empty()) return false;
    const char kind = rest_.front();
    rest_.remove_prefix(1);
    if (kind != 'u') return std::string_view("\"\\/bfnrt").contains(kind);
    const int first = code_unit();
    if (first < 0xD800 || first > 0xDFFF) return first >= 0;
    // A high surrogate counts only together with a low one.
    if (first > 0xDBFF || !take_word("\\u")) return false;
    const int second = code_unit();
    return second >= 0xDC00 && second <= 0xDFFF;
  }

  // -1: not four hexadecimal digits.
  int code_unit() {
    if (rest_.size() < 4) return -1;
    int unit = 0;
    for (const char character : rest_.substr(0, 4)) {
      const std::size_t digit = std::string_view("0123456789abcdefABCDEF").find(character);
      if (digit == std::string_view::npos) return -1;
      unit = unit * 16 + static_cast<int>(digit < 16 ? digit : digit - 6);
    }
    rest_.remove_prefix(4);
    return unit;
  }

  std::string_view rest_;
};

}  // namespace

bool is_json(std::string_view text) {
  return JsonReader(text).document();
}

}  // namespace strata::psl::rules
