#include "project/engine_variable.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "project/dotenv.h"

namespace strata::project {
namespace {

// The comment above the variable. The second one also says that there was no file before.
constexpr std::string_view kAdded =
    "# By strata adopt: Prisma's commands run on strata. strata adopt --undo takes it back.";
constexpr std::string_view kMade =
    "# File made by strata adopt: Prisma's commands run on strata. strata adopt --undo takes it back.";

// In the first way of quoting that a .env file reads back as the path itself.
std::optional<std::string> assignment(const std::string& path) {
  std::string escaped;
  for (const char c : path) escaped.append(c == '$' ? "\\$" : std::string(1, c));
  for (const std::string_view quote : {"\"", "'", "`"}) {
    std::string line = fmt::format("{}={}{}{}", kEngineVariable, quote, escaped, quote);
    Variables read;
    if (add_expanded(parse_dotenv(line), read) && read.size() == 1 && read.begin()->second == path)
      return line;
  }
  return std::nullopt;
}

struct Range {
  std::size_t begin = 0, end = 0;
};

// The comment and the assignment under it, with the line end that separates them from the text above where
// they end without one: as they were added.
std::optional<Range> find_block(std::string_view text, std::string_view comment) {
  std::size_t begin = text.find(comment);
  while (begin != std::string_view::npos && begin != 0 && text[begin - 1] != '\n') {
    begin = text.find(comment, begin + 1);
  }
  if (begin == std::string_view::npos) return std::nullopt;
  const std::size_t line = begin + comment.size() + 1;
  if (line >= text.size() || text[line - 1] != '\n') return std::nullopt;
  const std::string_view rest = text.substr(line);
  if (!rest.starts_with(kEngineVariable) || !rest.substr(kEngineVariable.size()).starts_with('=')) {
    return std::nullopt;
  }
  const std::size_t line_end = rest.find('\n');
  if (line_end != std::string_view::npos) return Range{begin, line + line_end + 1};
  return Range{begin == 0 ? 0 : begin - 1, text.size()};
}

}  // namespace

std::optional<std::string> find_engine_variable(std::string_view text) {
  Variables read;
  if (!add_expanded(parse_dotenv(text), read)) return std::nullopt;
  const auto found = read.find(std::string(kEngineVariable));
  return found == read.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::string> add_engine_variable(const std::optional<std::string>& text,
                                               const std::filesystem::path& engine) {
  const std::optional<std::string> line = assignment(engine.string());
  if (!line) return std::nullopt;
  if (!text) return fmt::format("{}\n{}\n", kMade, *line);
  const bool has_last_line_end = text->empty() || text->ends_with('\n');
  return has_last_line_end ? fmt::format("{}{}\n{}\n", *text, kAdded, *line)
                           : fmt::format("{}\n{}\n{}", *text, kAdded, *line);
}

std::optional<RemovedVariable> remove_engine_variable(std::string_view text) {
  for (const std::string_view comment : {kAdded, kMade}) {
    const std::optional<Range> block = find_block(text, comment);
    if (!block) continue;
    std::string left = std::string(text.substr(0, block->begin)) + std::string(text.substr(block->end));
    const bool was_alone = comment == kMade && left.empty();
    return RemovedVariable{.text = std::move(left), .was_alone = was_alone};
  }
  return std::nullopt;
}

}  // namespace strata::project
