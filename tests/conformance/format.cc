// Formatting agrees byte for byte, file for file.
#include "psl/format.h"

#include "dialect/registry.h"
#include "judges.h"
#include "text_difference.h"

namespace strata::conformance {

Verdict judge_format(const Case& entry) {
  SourceSet input, expected;
  if (!add_schema(input, entry.path / "input")) return failed("the case has no input");
  if (!add_schema(expected, entry.path / "expected")) return failed("the case has no recorded answer");

  Diagnostics syntax;  // lines that cannot be read are formatted around
  const std::vector<std::string> actual = psl::format(input, dialect::targets(), syntax);
  if (actual.size() != expected.size()) return failed("another number of files");
  for (std::uint32_t source = 0; source < expected.size(); ++source) {
    if (actual[source] != expected.text(source)) {
      return failed(expected.path(source) + ", " + first_difference(expected.text(source), actual[source]));
    }
  }
  return passed();
}

}  // namespace strata::conformance
