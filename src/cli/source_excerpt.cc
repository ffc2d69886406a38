#include "cli/source_excerpt.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "cli/unicode.h"

namespace strata::cli {
namespace {

constexpr std::string_view kEllipsis = "…";

std::vector<std::string_view> characters(std::string_view line) {
  std::vector<std::string_view> result;
  while (!line.empty()) {
    result.push_back(first_character(line));
    line.remove_prefix(result.back().size());
  }
  return result;
}

// Characters [begin, end) of the line that are shown.
struct Window {
  std::size_t begin = 0, end = 0;
};

Window choose_window(std::size_t count, std::size_t marked, std::size_t width) {
  if (count <= width) return {.begin = 0, .end = count};
  const std::size_t before = width / 3;
  const std::size_t begin = std::min(marked > before ? marked - before : 0, count - width);
  return {.begin = begin, .end = begin + width};
}

}  // namespace

SourceExcerpt excerpt(const Location& location, std::size_t width) {
  const std::string line = printable(location.line_text);
  const std::vector<std::string_view> text = characters(line);
  const std::size_t first = std::min<std::size_t>(location.column - 1, text.size());
  const bool one_line = location.end_line == location.line;
  const std::size_t last = one_line ? std::clamp<std::size_t>(location.end_column - 1, first, text.size())
                                    : std::max(first, text.size());
  const Window window = choose_window(text.size(), first, std::max<std::size_t>(width, 20) - 2);

  SourceExcerpt result;
  if (window.begin != 0) {
    result.line += kEllipsis;
    result.mark += ' ';
  }
  for (std::size_t i = window.begin; i < window.end; ++i) {
    result.line += text[i];
    if (i < first) result.mark += text[i] == "\t" ? "\t" : std::string(display_width(text[i]), ' ');
  }
  if (window.end != text.size()) result.line += kEllipsis;
  result.mark += '^';
  std::size_t columns = 0;
  for (std::size_t i = first; i < std::min(last, window.end); ++i) columns += display_width(text[i]);
  if (columns > 1) result.mark.append(columns - 1, '~');
  return result;
}

}  // namespace strata::cli
