#include "base/source.h"

#include <algorithm>
#include <utility>

namespace strata {
namespace {

std::vector<std::uint32_t> find_line_starts(std::string_view text) {
  std::vector<std::uint32_t> starts{0};
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    starts.push_back(static_cast<std::uint32_t>(at + 1));
  }
  return starts;
}

// Counts characters: every byte that does not continue a UTF-8 sequence begins one.
std::uint32_t count_characters(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

std::uint32_t SourceSet::add(std::string path, std::string text) {
  std::uint32_t begin = 0;
  // Also the place behind a text is in it, and in no other one.
  if (!sources_.empty())
    begin = sources_.back().begin + static_cast<std::uint32_t>(sources_.back().text.size()) + 1;
  sources_.push_back(
      Source{.path = std::move(path), .text = std::move(text), .begin = begin, .line_starts = {}});
  return static_cast<std::uint32_t>(sources_.size() - 1);
}

std::uint32_t SourceSet::source_of(Span span) const {
  if (sources_.size() == 1) return 0;
  const auto behind = std::ranges::upper_bound(sources_, span.begin, {}, &Source::begin);
  return static_cast<std::uint32_t>(behind - sources_.begin() - 1);
}

Location SourceSet::locate(Span span) const {
  const Source& source = sources_[source_of(span)];
  if (source.line_starts.empty()) source.line_starts = find_line_starts(source.text);
  const std::string_view text = source.text;
  const auto size = static_cast<std::uint32_t>(text.size());
  const std::uint32_t begin = std::min(span.begin - source.begin, size);
  const std::uint32_t end = std::clamp(span.end - source.begin, begin, size);

  const auto line_of = [&](std::uint32_t offset) {
    return std::ranges::upper_bound(source.line_starts, offset) - source.line_starts.begin() - 1;
  };
  const auto start_of = [&](auto line) { return source.line_starts[static_cast<std::size_t>(line)]; };
  const auto first = line_of(begin);
  const auto last = line_of(end);

  std::string_view line = text.substr(start_of(first));
  line = line.substr(0, line.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return Location{
      .file = source.path,
      .line = static_cast<std::uint32_t>(first + 1),
      .column = count_characters(text.substr(start_of(first), begin - start_of(first))) + 1,
      .end_line = static_cast<std::uint32_t>(last + 1),
      .end_column = count_characters(text.substr(start_of(last), end - start_of(last))) + 1,
      .line_text = std::string(line),
  };
}

LocatedDiagnostic SourceSet::locate(const Diagnostic& diagnostic) const {
  LocatedDiagnostic located{.severity = diagnostic.severity,
                            .code = std::string(diagnostic.code),
                            .message = diagnostic.message,
                            .help = diagnostic.help,
                            .location = locate(diagnostic.span),
                            .related = {}};
  for (const RelatedPlace& place : diagnostic.related) {
    located.related.push_back({.location = locate(place.span), .message = place.message});
  }
  return located;
}

std::vector<LocatedDiagnostic> SourceSet::locate(const Diagnostics& diagnostics) const {
  std::vector<const Diagnostic*> ordered;
  ordered.reserve(diagnostics.items().size());
  for (const Diagnostic& diagnostic : diagnostics.items()) ordered.push_back(&diagnostic);
  std::ranges::stable_sort(ordered, {}, [](const Diagnostic* diagnostic) { return diagnostic->span.begin; });
  std::vector<LocatedDiagnostic> located;
  located.reserve(ordered.size());
  for (const Diagnostic* const diagnostic : ordered) located.push_back(locate(*diagnostic));
  return located;
}

}  // namespace strata
