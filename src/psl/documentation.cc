#include "psl/documentation.h"

#include <algorithm>
#include <string>

namespace strata::psl {
namespace {

constexpr std::string_view kWhiteSpace = " \t\r\n";

std::string_view trim_left(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(kWhiteSpace), text.size()));
}

std::string_view trim(std::string_view text) {
  return trim_left(text.substr(0, text.find_last_not_of(kWhiteSpace) + 1));
}

std::optional<std::string_view> content_of(const ast::Comment& comment) {
  switch (comment.kind) {
    case ast::CommentKind::line:
      return std::nullopt;
    case ast::CommentKind::documentation:
      return trim_left(comment.text.substr(3));
    case ast::CommentKind::block:
      return trim(comment.text.substr(2, comment.text.size() - 4));
  }
  return std::nullopt;
}

}  // namespace

std::string_view documentation_of(const ast::CommentRun& above, const ast::Comment* behind, Arena& arena) {
  const bool has_text_behind = behind != nullptr && behind->kind == ast::CommentKind::documentation;
  if (above.comments.empty() && !has_text_behind) return {};

  std::string text;
  bool is_first = true;
  const auto append = [&](const ast::Comment& comment) {
    const auto content = content_of(comment);
    if (!content) return;
    if (!is_first) text.push_back('\n');
    text.append(*content);
    is_first = false;
  };
  for (const ast::Comment& comment : above.comments) append(comment);
  if (has_text_behind) append(*behind);
  return arena.copy(text);
}

}  // namespace strata::psl
