#include "psl/block_reader.h"

namespace strata::psl {

ast::Block BlockReader::read(const ast::Block& outlined) {
  arena_.clear();
  if (const std::uint32_t source = sources_.source_of(outlined.span); source_ != source) {
    source_ = source;
    state_.scanner = Scanner(sources_.text(source), sources_.begin(source));
  }
  ast::Block block = outlined;
  block.items = parser_.parse_lines(outlined);
  state_.publish(diagnostics_);
  return block;
}

}  // namespace strata::psl
