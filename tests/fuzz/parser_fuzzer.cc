// Any bytes parse, every span lies in the text, and the tree can be printed.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/source.h"
#include "psl/format.h"
#include "psl/parser.h"

namespace {

std::string print_text(std::string text) {
  strata::SourceSet sources;
  strata::Diagnostics diagnostics;
  const auto source = sources.add("schema.prisma", std::move(text));
  const std::string printed = strata::psl::print(strata::psl::parse(sources, source, diagnostics));
  for (const strata::Diagnostic& diagnostic : diagnostics.items()) {
    const strata::Span span = diagnostic.span;
    if (span.begin > span.end || span.end > sources.text(source).size()) std::abort();
    static_cast<void>(sources.locate(span));
  }
  return printed;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static_cast<void>(print_text(std::string(reinterpret_cast<const char*>(data), size)));
  return 0;
}
