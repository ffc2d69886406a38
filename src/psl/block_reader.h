// The lines of the blocks of an outline, one block at a time: the syntax tree of a whole schema is ten times
// as large as its text, and that of one block stays in the processor's cache.
#pragma once

#include <cstdint>
#include <optional>

#include "strata/diagnostic.h"

#include "base/arena.h"
#include "base/source.h"
#include "psl/ast.h"
#include "psl/parse_block.h"
#include "psl/parse_state.h"

namespace strata::psl {

class BlockReader {
 public:
  BlockReader(const SourceSet& sources, Diagnostics& diagnostics)
      : sources_(sources), diagnostics_(diagnostics) {}

  // The block as `parse` gives it. What is wrong with its lines is reported; they are valid until the next
  // call.
  [[nodiscard]] ast::Block read(const ast::Block& outlined);

 private:
  const SourceSet& sources_;
  Diagnostics& diagnostics_;
  Arena arena_;
  std::optional<std::uint32_t> source_;  // of the block that was read last
  ParseState state_{.scanner = Scanner({}), .arena = arena_};
  BlockParser parser_{state_};
};

}  // namespace strata::psl
