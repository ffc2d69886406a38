// Any bytes parse, every span lies in the text, and the tree can be printed. Read block by block, the text
// has the same blocks, with as many lines and mistakes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <variant>

#include "base/source.h"
#include "psl/block_reader.h"
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

namespace {

void read_by_blocks(std::string text) {
  using namespace strata::psl;
  strata::SourceSet sources;
  const auto source = sources.add("schema.prisma", std::move(text));
  strata::Diagnostics of_parse;
  strata::Diagnostics of_reader;
  const ast::File whole = parse(sources, source, of_parse);
  const ast::File outlined = outline(sources, source, of_reader);
  BlockReader reader(sources, of_reader);
  if (outlined.items.size() != whole.items.size()) std::abort();
  for (std::size_t i = 0; i < whole.items.size(); ++i) {
    if (outlined.items[i].index() != whole.items[i].index()) std::abort();
    const auto* const expected = std::get_if<ast::Block>(&whole.items[i]);
    if (expected == nullptr) continue;
    const ast::Block block = reader.read(std::get<ast::Block>(outlined.items[i]));
    if (block.span != expected->span || block.inner_span != expected->inner_span) std::abort();
    if (block.items.size() != expected->items.size()) std::abort();
  }
  if (of_reader.items().size() != of_parse.items().size()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  static_cast<void>(print_text(text));
  read_by_blocks(text);
  return 0;
}
