#include "psl/block_reader.h"

namespace strata::psl {

ast::Block BlockReader::read(const ast::Block& outlined) {
  arena_.clear();
  const std::uint32_t source = outlined.span.source;
  if (state_.source != source || state_.scanner.text().empty()) {
    state_.source = source;
    state_.scanner = Scanner(sources_.text(source));
  }
  ast::Block block = outlined;
  block.items = parser_.parse_lines(outlined);
  state_.publish(diagnostics_);
  return block;
}

}  // namespace strata::psl
