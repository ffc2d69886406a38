// tests/golden/psl: schema files whose last lines, which begin with "//>", tell the diagnostics that are
// expected; a file without such lines is valid.
#include <filesystem>
#include <gtest/gtest.h>
#include <sstream>
#include <string>
#include <tuple>

#include "dialect/registry.h"
#include "psl/load.h"
#include "support/golden.h"

namespace strata::psl {
namespace {

constexpr std::string_view kMark = "//>";

// The schema itself: what stands before the expectations.
std::string schema_of(const std::string& text) {
  const std::size_t mark = text.starts_with(kMark) ? 0 : text.find("\n" + std::string(kMark));
  if (mark == std::string::npos) return text;
  return text.substr(0, mark == 0 ? 0 : mark + 1);
}

std::string diagnostics_of(const std::string& schema) {
  SourceSet sources;
  sources.add("schema.prisma", schema);
  Diagnostics diagnostics;
  std::ignore = load(sources, dialect::targets(), diagnostics);
  std::ostringstream lines;
  for (const LocatedDiagnostic& diagnostic : sources.locate(diagnostics)) {
    const Location& at = diagnostic.location;
    lines << kMark << " " << (diagnostic.severity == Severity::error ? "error " : "warning ")
          << diagnostic.code << " " << at.line << ":" << at.column << "-" << at.end_line << ":"
          << at.end_column << " " << diagnostic.message << "\n";
    if (!diagnostic.help.empty()) lines << kMark << "   " << diagnostic.help << "\n";
  }
  return lines.str();
}

TEST(DiagnosticsGolden, TellsWhatEveryCaseExpects) {
  std::size_t count = 0;
  for (const auto& path : golden::find_files(golden::folder("psl"), ".prisma")) {
    std::string schema = schema_of(golden::read(path));
    golden::expect_text(path, schema + diagnostics_of(schema));
    ++count;
  }
  EXPECT_GT(count, 0U);
}

}  // namespace
}  // namespace strata::psl
