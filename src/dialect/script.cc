#include "dialect/dialect.h"

namespace strata::dialect {
namespace {

// A name in a warning must not end the comment, nor begin one inside of it, which some databases would want
// to be ended too.
std::string inside_comment(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (const char c : text) {
    const char last = safe.empty() ? ' ' : safe.back();
    if ((last == '*' && c == '/') || (last == '/' && c == '*')) safe += ' ';
    safe += c;
  }
  return safe;
}

}  // namespace

std::string to_script(const std::vector<RenderedStep>& steps) {
  std::string script;
  for (const RenderedStep& step : steps) {
    if (step.statements.empty()) continue;
    if (!script.empty()) script += '\n';
    script += "-- ";
    script += step.heading;
    script += '\n';
    for (const std::string& statement : step.statements) {
      script += statement;
      script += ";\n";
    }
  }
  // Prisma's text for a migration without changes has no final newline; checksums depend on it.
  if (script.empty()) return "-- This is an empty migration.";
  return script;
}

std::string warning_header(const std::vector<std::string>& warnings) {
  if (warnings.empty()) return {};
  std::string header = "/*\n  Warnings:\n\n";
  for (const std::string& warning : warnings) header += "  - " + inside_comment(warning) + '\n';
  return header + "\n*/\n";
}

}  // namespace strata::dialect
