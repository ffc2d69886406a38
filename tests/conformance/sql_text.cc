#include "sql_text.h"

#include <algorithm>
#include <cctype>

namespace strata::conformance {
namespace {

bool is_heading(std::string_view comment) {
  if (!comment.starts_with("-- ")) return false;
  const std::string_view word = comment.substr(3);
  return !word.empty() &&
         std::ranges::all_of(word, [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; });
}

// The length of the token at the start: a quoted text or name, a comment, or one character.
std::size_t token_length(std::string_view sql) {
  const auto up_to = [&](std::size_t end, std::size_t closing) {
    return end == std::string_view::npos ? sql.size() : end + closing;
  };
  if (sql.starts_with("--")) return up_to(sql.find('\n'), 0);
  if (sql.starts_with("/*")) return up_to(sql.find("*/", 2), 2);
  const char first = sql.front();
  // A doubled quote inside is the end of one token and the begin of the next: the same text either way.
  if (first == '\'' || first == '"' || first == '`') return up_to(sql.find(first, 1), 1);
  return 1;
}

void drop_trailing_blanks(std::string& text) {
  while (text.ends_with(' ')) text.pop_back();
}

}  // namespace

std::string comparable_sql(std::string_view script) {
  std::string text;
  while (!script.empty()) {
    const std::string_view token = script.substr(0, token_length(script));
    script.remove_prefix(token.size());
    const bool is_comment = token.starts_with("--") || token.starts_with("/*");
    if (is_comment && !is_heading(token)) {
      drop_trailing_blanks(text);
    } else if (token != "\n" || (!text.empty() && !text.ends_with("\n\n"))) {
      text += token;
    }
  }
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

}  // namespace strata::conformance
