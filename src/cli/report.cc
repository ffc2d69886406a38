#include "cli/report.h"

#include <algorithm>
#include <fmt/format.h>

#include "cli/source_excerpt.h"
#include "cli/unicode.h"

namespace strata::cli {
namespace {

constexpr std::size_t kMaxShown = 50;

std::string place(const Location& location) {
  return fmt::format("{}:{}:{}", printable(location.file), location.line, location.column);
}

void show_excerpt(Output& out, const Location& location, Style style) {
  const std::string number = std::to_string(location.line);
  const SourceExcerpt shown = excerpt(location, out.width() - std::min(out.width(), number.size() + 5));
  out.line(fmt::format("  {} | {}", out.styled(Style::quiet, number), shown.line));
  out.line(fmt::format("  {} | {}", std::string(number.size(), ' '), out.styled(style, shown.mark)));
}

void report_diagnostic(Output& out, const LocatedDiagnostic& diagnostic) {
  const bool is_error = diagnostic.severity == Severity::error;
  const Style style = is_error ? Style::error : Style::warning;
  out.line(fmt::format("{}: {}: {} [{}]", out.styled(Style::strong, place(diagnostic.location)),
                       out.styled(style, is_error ? "error" : "warning"), printable(diagnostic.message),
                       diagnostic.code));
  show_excerpt(out, diagnostic.location, style);
  if (!diagnostic.help.empty()) out.line("  help: " + printable(diagnostic.help));
  for (const LocatedDiagnostic::Related& related : diagnostic.related) {
    out.line(fmt::format("  {}: {}", place(related.location), printable(related.message)));
    show_excerpt(out, related.location, Style::quiet);
  }
}

// A text of several lines keeps its lines under the first one's indentation.
void show_indented(Output& out, std::string_view text) {
  const std::string clean = printable(text);
  for (std::string_view rest = clean; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    out.line(end == 0 ? "" : "  " + std::string(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

}  // namespace

void report_diagnostics(Output& out, std::span<const LocatedDiagnostic> diagnostics) {
  for (const LocatedDiagnostic& diagnostic : diagnostics.first(std::min(diagnostics.size(), kMaxShown))) {
    report_diagnostic(out, diagnostic);
    out.line();
  }
  if (diagnostics.size() > kMaxShown) {
    out.line(fmt::format("… and {} more; --json gives all.", diagnostics.size() - kMaxShown));
  }
}

void report_error(Output& out, const Error& error) {
  report_diagnostics(out, error.diagnostics);
  out.line(fmt::format("{}: {}",
                       out.styled(Style::error, fmt::format("error[{}]", error_code_name(error.code))),
                       printable(error.message)));
  for (const std::string& detail : error.details) show_indented(out, detail);
  report_next_steps(out, error.next_steps);
}

void report_warnings(Output& out, std::span<const std::string> warnings) {
  for (const std::string& warning : warnings) {
    out.line(fmt::format("{}: {}", out.styled(Style::warning, "warning"), printable(warning)));
  }
}

void report_next_steps(Output& out, std::span<const std::string> steps) {
  if (steps.empty()) return;
  out.line();
  out.line(steps.size() == 1 ? "What to do:" : "What to do, whichever fits:");
  for (const std::string& step : steps) show_indented(out, step);
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string duration(double seconds) {
  if (seconds < 0.9995) return fmt::format("{:.0f} ms", seconds * 1000);
  if (seconds < 60) return fmt::format("{:.1f} s", seconds);
  const auto whole = static_cast<long>(seconds);
  return fmt::format("{} min {} s", whole / 60, whole % 60);
}

}  // namespace strata::cli
