// Any bytes can be parsed, resolved and validated; every diagnostic has a code, a message and a place within
// one file. A record separator begins another file.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/source.h"
#include "dialect/registry.h"
#include "psl/load.h"

namespace {

strata::SourceSet split(std::string_view text) {
  constexpr char kNext = '\x1e';
  strata::SourceSet sources;
  std::size_t end = text.find(kNext);
  for (; end != std::string_view::npos; end = text.find(kNext)) {
    sources.add("schema.prisma", std::string(text.substr(0, end)));
    text.remove_prefix(end + 1);
  }
  sources.add("schema.prisma", std::string(text));
  return sources;
}

bool is_within_one_file(const strata::SourceSet& sources, strata::Span span) {
  const std::uint32_t source = sources.source_of(span);
  return span.begin <= span.end && span.end - sources.begin(source) <= sources.text(source).size();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const strata::SourceSet sources = split({reinterpret_cast<const char*>(data), size});
  strata::Diagnostics diagnostics;
  static_cast<void>(strata::psl::load(sources, strata::dialect::targets(), diagnostics));
  for (const strata::Diagnostic& diagnostic : diagnostics.items()) {
    if (diagnostic.code.empty() || diagnostic.message.empty()) std::abort();
    if (!is_within_one_file(sources, diagnostic.span)) std::abort();
    static_cast<void>(sources.locate(diagnostic));
  }
  return 0;
}
