// Validation agrees when both sides call the schema valid or both do not, and errors stand on the same lines.
#include <algorithm>
#include <set>

#include "departures.h"
#include "dialect/registry.h"
#include "judges.h"
#include "psl/load.h"

namespace strata::conformance {
namespace {

// File ("" in a schema of one file) and line.
using Place = std::pair<std::string, std::uint32_t>;
using Places = std::set<Place>;

Places recorded_errors(const nlohmann::json& answer) {
  Places places;
  for (const auto& error : answer.value("errors", nlohmann::json::array())) {
    places.emplace(error.value("file", ""), error.value("line", 0U));
  }
  return places;
}

// The recorder took the engine's offsets, which count UTF-16 units, for bytes: behind text that is not ASCII
// the recorded line comes too early. Our position is brought to the same scale before both are compared.
Place recorded_place(const SourceSet& sources, Span span, bool several_files) {
  const std::uint32_t begin = sources.begin(sources.source_of(span));
  const std::string_view before = sources.text({.begin = begin, .end = span.begin});
  std::uint32_t units = 0;
  for (const char c : before) {
    const auto byte = static_cast<unsigned char>(c);
    const bool continues = (byte & 0xC0U) == 0x80U;
    const bool needs_two_units = byte >= 0xF0U;
    units += continues ? 0U : needs_two_units ? 2U : 1U;
  }
  const Location place = sources.locate(Span{.begin = begin + units, .end = begin + units});
  return {several_files ? place.file : "", place.line};
}

std::string list(const Places& places) {
  std::string text;
  for (const auto& [file, line] : places) {
    text += text.empty() ? "" : ", ";
    text += file.empty() ? std::to_string(line) : file + ":" + std::to_string(line);
  }
  return text.empty() ? "none" : text;
}

std::string explain(const Places& expected, const Places& actual, const nlohmann::json& answer,
                    const std::vector<LocatedDiagnostic>& ours) {
  std::string text = "error lines: expected " + list(expected) + "; got " + list(actual);
  for (const auto& error : answer.value("errors", nlohmann::json::array())) {
    const Place place{error.value("file", ""), error.value("line", 0U)};
    if (!actual.contains(place)) text += "\n    - " + list({place}) + ": " + error.value("message", "");
  }
  const bool several_files = std::ranges::any_of(expected, [](const Place& p) { return !p.first.empty(); });
  for (const LocatedDiagnostic& d : ours) {
    const Place place{several_files ? d.location.file : "", d.location.line};
    if (d.severity == Severity::error && !expected.contains(place)) {
      text += "\n    + " + list({place}) + " [" + d.code + "]: " + d.message;
    }
  }
  return text;
}

}  // namespace

Verdict judge_validate(const Case& entry) {
  SourceSet sources;
  if (!add_schema(sources, entry.path)) return failed("the case has no schema");
  const auto answer = nlohmann::json::parse(file_text(entry.path.string() + ".json"), nullptr, false);
  if (!answer.is_object()) return failed("the case has no recorded answer");

  Diagnostics diagnostics;
  (void)psl::load(sources, dialect::targets(), diagnostics);
  const std::vector<LocatedDiagnostic> ours = sources.locate(diagnostics);

  const bool several_files = std::filesystem::is_directory(schema_path(entry.path));
  Places expected = recorded_errors(answer);
  const bool recorded_valid = expected.empty();
  Places actual;
  for (const Diagnostic& d : diagnostics.items()) {
    if (d.severity == Severity::error) actual.insert(recorded_place(sources, d.span, several_files));
  }
  for (const Diagnostic& d : diagnostics.items()) {
    const Place place = recorded_place(sources, d.span, several_files);
    if (d.severity == Severity::warning && is_milder_by_design(d.code) && !actual.contains(place)) {
      expected.erase(place);
    }
  }
  if (answer.value("valid", true) != recorded_valid) return failed("the recorded answer contradicts itself");
  if (expected == actual) return passed();
  return failed(explain(expected, actual, answer, ours));
}

}  // namespace strata::conformance
