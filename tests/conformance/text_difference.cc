#include "text_difference.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace strata::conformance {
namespace {

constexpr std::size_t kContext = 3;  // equal lines shown before the difference
constexpr std::size_t kShown = 8;    // lines shown of each side

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

// Control characters would hide the difference on a terminal.
std::string visible(std::string_view line) {
  std::string shown;
  for (const char c : line) {
    if (c == '\r') {
      shown += "\\r";
    } else if (c == '\t') {
      shown += "\\t";
    } else {
      shown += c;
    }
  }
  if (line.ends_with(' ')) shown += "<- blank at the end";
  return shown;
}

void append(std::string& text, char mark, const std::vector<std::string_view>& lines, std::size_t begin,
            std::size_t end) {
  for (std::size_t i = begin; i < std::min(end, lines.size()); ++i) {
    text += "\n    ";
    text += mark;
    text += ' ';
    text += visible(lines[i]);
  }
}

}  // namespace

std::string first_difference(std::string_view expected, std::string_view actual) {
  const auto expected_lines = lines_of(expected);
  const auto actual_lines = lines_of(actual);
  const auto [left, right] = std::ranges::mismatch(expected_lines, actual_lines);
  const auto first = static_cast<std::size_t>(left - expected_lines.begin());

  std::string text = "line " + std::to_string(first + 1) + " of " + std::to_string(expected_lines.size());
  append(text, ' ', expected_lines, first - std::min(first, kContext), first);
  append(text, '-', expected_lines, first, first + kShown);
  append(text, '+', actual_lines, first, first + kShown);
  return text;
}

}  // namespace strata::conformance
