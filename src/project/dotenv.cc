#include "project/dotenv.h"

#include <algorithm>
#include <cstddef>
#include <set>

namespace strata::project {
namespace {

constexpr std::size_t kMaxExpandedBytes = 1U << 20U;

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_name_character(char c) {
  return is_letter_or_digit(c) || c == '_' || c == '.' || c == '-';
}

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (is_blank(text.front()) || text.front() == '\r')) text.remove_prefix(1);
  while (!text.empty() && (is_blank(text.back()) || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

// Walks a .env text from assignment to assignment.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  }

  std::vector<std::pair<std::string, std::string>> read() {
    std::vector<std::pair<std::string, std::string>> assignments;
    while (at_ < text_.size()) {
      skip_blanks();
      const std::string_view name = read_name();
      if (!name.empty() && skip_separator()) assignments.emplace_back(name, read_value());
      skip_line();
    }
    return assignments;
  }

 private:
  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }

  std::string_view read_word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_name_character(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  std::string_view read_name() {
    const std::string_view word = read_word();
    if (word != "export" || at_ >= text_.size() || !is_blank(text_[at_])) return word;
    skip_blanks();
    const std::string_view name = read_word();
    return name.empty() ? word : name;
  }

  // "=", or ":" with a blank behind it.
  bool skip_separator() {
    skip_blanks();
    if (at_ >= text_.size()) return false;
    if (text_[at_] == '=') return ++at_, true;
    if (text_[at_] == ':' && at_ + 1 < text_.size() && is_blank(text_[at_ + 1])) return ++at_, true;
    return false;
  }

  std::string read_value() {
    skip_blanks();
    if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'' || text_[at_] == '`')) {
      const std::size_t end = find_closing_quote(text_[at_]);
      if (end != std::string_view::npos) return read_quoted(end);
    }
    const std::string_view line = text_.substr(at_, text_.find('\n', at_) - at_);
    return std::string(trim(line.substr(0, line.find('#'))));
  }

  [[nodiscard]] std::size_t find_closing_quote(char quote) const {
    for (std::size_t at = at_ + 1; at < text_.size(); ++at) {
      if (text_[at] == quote) return at;
      if (text_[at] == '\\' && at + 1 < text_.size() && text_[at + 1] == quote) ++at;
    }
    return std::string_view::npos;
  }

  // Only double quotes know \n and \r.
  std::string read_quoted(std::size_t end) {
    const bool has_escapes = text_[at_] == '"';
    const std::string_view inner = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    if (!has_escapes) return std::string(inner);
    std::string value;
    for (std::size_t i = 0; i < inner.size(); ++i) {
      const char next = inner[i] == '\\' && i + 1 < inner.size() ? inner[i + 1] : '\0';
      if (next == 'n' || next == 'r') {
        value += next == 'n' ? '\n' : '\r';
        ++i;
      } else {
        value += inner[i];
      }
    }
    return value;
  }

  void skip_line() {
    const std::size_t end = text_.find('\n', at_);
    at_ = end == std::string_view::npos ? text_.size() : end + 1;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

// A variable's name behind a dollar sign, with or without braces.
struct Reference {
  std::string name;
  std::size_t length = 0;  // of the whole, dollar sign included; 0: none
};

Reference find_reference(std::string_view text) {
  const bool braces = text.size() > 1 && text[1] == '{';
  const std::size_t begin = braces ? 2 : 1;
  std::size_t end = begin;
  while (end < text.size() && (is_letter_or_digit(text[end]) || text[end] == '_')) ++end;
  if (end == begin) return {};
  if (braces && (end >= text.size() || text[end] != '}')) return {};
  return {.name = std::string(text.substr(begin, end - begin)), .length = end + (braces ? 1 : 0)};
}

// Replaces references; what refers to itself is empty there.
class Expander {
 public:
  Expander(const Variables& outside, const Variables& raw) : outside_(outside), raw_(raw) {}

  const std::string& value_of(const std::string& name) {
    static const std::string kEmpty;
    if (const auto found = outside_.find(name); found != outside_.end()) return found->second;
    if (const auto found = done_.find(name); found != done_.end()) return found->second;
    const auto found = raw_.find(name);
    if (found == raw_.end() || !open_.insert(name).second) return kEmpty;
    std::string value = expand(found->second);
    open_.erase(name);
    return done_.insert_or_assign(name, std::move(value)).first->second;
  }

  [[nodiscard]] bool overflowed() const { return total_ > kMaxExpandedBytes; }

 private:
  std::string expand(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size() && !overflowed();) {
      const Reference reference = text[at] == '$' ? find_reference(text.substr(at)) : Reference{};
      if (text[at] == '\\' && at + 1 < text.size() && text[at + 1] == '$') {
        result += '$';
        at += 2;
      } else if (reference.length != 0 && open_.size() < kMaxDepth) {
        result += value_of(reference.name);
        at += reference.length;
      } else {
        result += text[at++];
      }
      if (result.size() > kMaxExpandedBytes) total_ = result.size();
    }
    total_ += result.size();
    return result;
  }

  static constexpr std::size_t kMaxDepth = 100;

  const Variables& outside_;
  const Variables& raw_;
  Variables done_;
  std::set<std::string> open_;
  std::size_t total_ = 0;
};

}  // namespace

std::vector<std::pair<std::string, std::string>> parse_dotenv(std::string_view text) {
  return Reader(text).read();
}

Result<void> add_expanded(const std::vector<std::pair<std::string, std::string>>& assignments,
                          Variables& variables) {
  Variables raw;
  for (const auto& [name, value] : assignments) raw.insert_or_assign(name, value);
  Expander expander(variables, raw);
  Variables expanded;
  for (const auto& [name, value] : raw) {
    expanded.emplace(name, expander.value_of(name));
    if (expander.overflowed()) {
      return fail(ErrorCode::config_invalid, "The variables in .env expand to more than 1 MiB.",
                  {"Look for ${NAME} references that multiply each other."});
    }
  }
  variables.merge(expanded);
  return {};
}

}  // namespace strata::project
