// Any bytes can be formatted, and printing comes to rest: what was printed twice stays as it is. (Once is not
// enough: like the original formatter, the first run gives what stood behind a "}" a line of its own, and
// only the second one sets it apart with an empty line.)
//
// Two kinds of text are left out of the second property, because the original formatter moves block
// attributes in them too: a bad line with an open comment, or with a line end inside a string, may then end
// somewhere else.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/source.h"
#include "dialect/registry.h"
#include "psl/format.h"
#include "psl/parser.h"

namespace {

std::string print_text(std::string_view text) {
  strata::SourceSet sources;
  strata::Diagnostics diagnostics;
  const auto source = sources.add("schema.prisma", std::string(text));
  return strata::psl::print(strata::psl::parse(sources, source, diagnostics));
}

void format_text(std::string_view text) {
  strata::SourceSet sources;
  strata::Diagnostics syntax;
  sources.add("schema.prisma", std::string(text));
  if (strata::psl::format(sources, strata::dialect::targets(), syntax).size() != 1) std::abort();
}

bool may_span_lines(std::string_view text) {
  return text.find("/*") != std::string_view::npos || text.find("\\\n") != std::string_view::npos ||
         text.find("\\\r") != std::string_view::npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  format_text(text);
  const std::string twice = print_text(print_text(text));
  if (!may_span_lines(text) && print_text(twice) != twice) std::abort();
  return 0;
}
