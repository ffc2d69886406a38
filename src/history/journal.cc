#include "history/journal.h"

#include <charconv>
#include <fmt/format.h>
#include <utility>

namespace strata::history {
namespace {

// Never change these: databases hold them.
constexpr std::string_view kHeading =
    "Run by strata in parts: the next deploy goes on after those that are done.";
constexpr std::string_view kPart = "Part ";
constexpr std::string_view kDone = " done: ";
constexpr std::string_view kBegun = " begun";
constexpr std::string_view kMemory = ": ";

std::pair<std::string_view, std::string_view> cut_line(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return {text, {}};
  return {text.substr(0, end), text.substr(end + 1)};
}

// "Part 2 of 5 done: 8c1f" or "Part 3 of 5 begun: …"; false for any other line.
bool read_part(std::string_view line, dialect::Progress& progress) {
  if (!line.starts_with(kPart)) return false;
  const std::size_t of = line.find(" of ");
  const std::size_t done = line.find(kDone);
  const std::size_t begun = line.find(kBegun);
  if (done == std::string_view::npos && begun != std::string_view::npos) {
    progress.next_begun = true;
    const std::string_view memory = line.substr(begun + kBegun.size());
    if (memory.starts_with(kMemory)) progress.memory = memory.substr(kMemory.size());
    return true;
  }
  if (of == std::string_view::npos || done == std::string_view::npos) return false;
  std::from_chars(line.data() + of + 4, line.data() + done, progress.total);
  progress.done.emplace_back(line.substr(done + kDone.size()));
  return true;
}

}  // namespace

std::string to_journal(const dialect::Progress& progress, std::string_view trouble) {
  std::string text(kHeading);
  for (std::size_t i = 0; i < progress.done.size(); ++i) {
    text += fmt::format("\n{}{} of {}{}{}", kPart, i + 1, progress.total, kDone, progress.done[i]);
  }
  if (progress.next_begun) {
    text += fmt::format("\n{}{} of {}{}", kPart, progress.done.size() + 1, progress.total, kBegun);
    if (!progress.memory.empty()) text.append(kMemory).append(progress.memory);
  }
  if (!trouble.empty()) text.append("\n").append(trouble);
  return text;
}

std::optional<dialect::Progress> parse_journal(std::string_view logs) {
  auto [heading, rest] = cut_line(logs);
  if (heading != kHeading) return std::nullopt;
  dialect::Progress progress;
  while (!rest.empty()) {
    const auto [line, next] = cut_line(rest);
    if (!read_part(line, progress)) break;
    rest = next;
  }
  return progress;
}

}  // namespace strata::history
