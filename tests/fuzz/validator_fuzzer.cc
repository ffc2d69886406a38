// Any bytes can be parsed, resolved and validated; every diagnostic has a code, a message and a place.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/source.h"
#include "dialect/registry.h"
#include "psl/load.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  strata::SourceSet sources;
  strata::Diagnostics diagnostics;
  const auto source = sources.add("schema.prisma", std::string(reinterpret_cast<const char*>(data), size));
  static_cast<void>(strata::psl::load(sources, strata::dialect::targets(), diagnostics));
  for (const strata::Diagnostic& diagnostic : diagnostics.items()) {
    const strata::Span span = diagnostic.span;
    if (diagnostic.code.empty() || diagnostic.message.empty()) std::abort();
    if (span.source != source || span.begin > span.end || span.end > size) std::abort();
    static_cast<void>(sources.locate(diagnostic));
  }
  return 0;
}
