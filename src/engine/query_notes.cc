#include "engine/query_notes.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <utility>

#include "base/ascii.h"

namespace strata::engine {
namespace {

constexpr std::string_view kParam = "@param";
constexpr std::string_view kDescription = "@description";

// The words of a line that is a comment; empty for others.
std::string_view comment_of(std::string_view line) {
  line = trim(line);
  constexpr std::string_view kMarks[] = {"--", "/*", "*"};
  const auto* const mark =
      std::ranges::find_if(kMarks, [&](std::string_view text) { return line.starts_with(text); });
  if (mark == std::end(kMarks)) return {};
  line.remove_prefix(mark->size());
  if (line.ends_with("*/")) line.remove_suffix(2);
  return trim(line);
}

bool accept(std::string_view& text, std::string_view mark) {
  if (!text.starts_with(mark)) return false;
  text.remove_prefix(mark.size());
  return true;
}

std::string_view take_word(std::string_view& text) {
  const std::size_t size = std::min(text.find_first_of(" \t"), text.size());
  const std::string_view word = text.substr(0, size);
  text = trim(text.substr(size));
  return word;
}

// "{Int?}"
bool read_type(std::string_view& text, ParameterNote& note) {
  if (!accept(text, "{")) return true;
  const std::size_t end = text.find('}');
  if (end == std::string_view::npos) return false;
  std::string_view name = trim(text.substr(0, end));
  text = trim(text.substr(end + 1));
  note.can_be_null = name.ends_with('?');
  if (note.can_be_null) name.remove_suffix(1);
  note.type = target::find_scalar_type(name);
  return note.type.has_value();
}

// "$1:minAge", "$1"
std::optional<std::size_t> read_place(std::string_view word, ParameterNote& note) {
  if (!accept(word, "$")) return std::nullopt;
  const std::size_t colon = std::min(word.find(':'), word.size());
  const std::string_view digits = word.substr(0, colon);
  if (colon < word.size()) note.name = word.substr(colon + 1);
  std::size_t number = 0;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (failed != std::errc() || end != digits.data() + digits.size() || number == 0) return std::nullopt;
  return number;
}

}  // namespace

Result<QueryNotes> read_query_notes(std::string_view source) {
  QueryNotes notes;
  while (!source.empty()) {
    const std::size_t end = std::min(source.find('\n'), source.size());
    std::string_view text = comment_of(source.substr(0, end));
    const std::string_view line = text;
    source.remove_prefix(std::min(end + 1, source.size()));
    if (accept(text, kDescription)) notes.description = trim(text);
    if (!accept(text, kParam)) continue;
    text = trim(text);
    ParameterNote note;
    const bool has_type = read_type(text, note);
    const std::optional<std::size_t> number = read_place(take_word(text), note);
    if (!has_type || !number) {
      return fail(ErrorCode::sql_failed, fmt::format("The comment `{}` cannot be understood.", line),
                  {"Write it as `-- @param {Int} $1:name what it is`; a type that may be null ends in `?`."});
    }
    note.text = text;
    notes.parameters[*number] = std::move(note);
  }
  return notes;
}

}  // namespace strata::engine
