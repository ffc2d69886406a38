#include "diff/json_text.h"

#include <algorithm>
#include <map>

namespace strata::diff {
namespace {

constexpr std::size_t kMaxDepth = 128;

// Reads one document and writes it without blanks, members sorted. A reader that failed stays failed.
class Canonicalizer {
 public:
  explicit Canonicalizer(std::string_view text) : rest_(text) {}

  std::optional<std::string> document() {
    std::string text = value(0);
    skip_blanks();
    if (failed_ || !rest_.empty()) return std::nullopt;
    return text;
  }

 private:
  std::string value(std::size_t depth) {
    skip_blanks();
    if (depth > kMaxDepth || rest_.empty()) return fail();
    switch (rest_.front()) {
      case '{':
        return object(depth + 1);
      case '[':
        return array(depth + 1);
      case '"':
        return string();
      default:
        return word();
    }
  }

  std::string object(std::size_t depth) {
    std::map<std::string, std::string> members;
    take('{');
    skip_blanks();
    if (!take('}')) {
      do {
        skip_blanks();
        std::string name = string();
        skip_blanks();
        if (!take(':')) return fail();
        members[std::move(name)] = value(depth);
        skip_blanks();
      } while (!failed_ && take(','));
      if (!take('}')) return fail();
    }
    std::string text;
    for (const auto& [name, member] : members) {
      text += text.empty() ? "" : ",";
      text += name + ':' + member;
    }
    return '{' + text + '}';
  }

  std::string array(std::size_t depth) {
    std::string text;
    take('[');
    skip_blanks();
    if (take(']')) return "[]";
    do {
      text += text.empty() ? "[" : ",";
      text += value(depth);
      skip_blanks();
    } while (!failed_ && take(','));
    if (!take(']')) return fail();
    return text + ']';
  }

  std::string string() {
    if (rest_.empty() || rest_.front() != '"') return fail();
    std::size_t end = 1;
    while (end < rest_.size() && rest_[end] != '"') end += rest_[end] == '\\' ? 2U : 1U;
    if (end >= rest_.size()) return fail();
    return cut(end + 1);
  }

  // A number, true, false or null.
  std::string word() {
    const std::size_t end = std::min(rest_.find_first_of(" \t\r\n,:]}"), rest_.size());
    std::string text = cut(end);
    const bool is_number = text.find_first_not_of("+-.0123456789eE") == std::string::npos &&
                           text.find_first_of("0123456789") != std::string::npos;
    return is_number || text == "true" || text == "false" || text == "null" ? text : fail();
  }

  std::string cut(std::size_t length) {
    std::string text(rest_.substr(0, length));
    rest_.remove_prefix(length);
    return text;
  }

  void skip_blanks() { rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\r\n"), rest_.size())); }

  bool take(char expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string fail() {
    failed_ = true;
    rest_ = {};
    return {};
  }

  std::string_view rest_;
  bool failed_ = false;
};

}  // namespace

std::optional<std::string> canonical_json(std::string_view text) {
  return Canonicalizer(text).document();
}

}  // namespace strata::diff
