#include "dialect/dialect.h"

namespace strata::dialect {

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

}  // namespace strata::dialect
