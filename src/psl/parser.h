// Text → syntax tree. Always gives a complete tree; every line that does not parse costs one diagnostic and
// is kept as a BadLine. Never recurses deeper than a fixed nesting limit, whatever the text.
#pragma once

#include <cstdint>
#include <vector>

#include "strata/diagnostic.h"

#include "base/source.h"
#include "psl/ast.h"

namespace strata::psl {

[[nodiscard]] ast::File parse(const SourceSet& sources, std::uint32_t source, Diagnostics& diagnostics);

// Every source of the set, in its order.
[[nodiscard]] std::vector<ast::File> parse_all(const SourceSet& sources, Diagnostics& diagnostics);

// The same tree without what stands in the blocks: their lines are passed over, and say nothing yet.
[[nodiscard]] ast::File outline(const SourceSet& sources, std::uint32_t source, Diagnostics& diagnostics);
[[nodiscard]] std::vector<ast::File> outline_all(const SourceSet& sources, Diagnostics& diagnostics);

}  // namespace strata::psl
