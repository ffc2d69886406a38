// Text → syntax tree. Always gives a complete tree; every line that does not parse costs one diagnostic and
// is kept as a BadLine. Never recurses deeper than a fixed nesting limit, whatever the text.
#pragma once

#include <cstdint>
#include <vector>

#include "strata/diagnostic.h"

#include "base/source.h"
#include "psl/ast.h"
#include "psl/extent.h"

namespace strata::psl {

// All of the text is parsed; blocks outside of the extent do not stay in the tree.
[[nodiscard]] ast::File parse(const SourceSet& sources, std::uint32_t source, Diagnostics& diagnostics,
                              Extent extent = Extent::everything);

// Every source of the set, in its order.
[[nodiscard]] std::vector<ast::File> parse_all(const SourceSet& sources, Diagnostics& diagnostics,
                                               Extent extent = Extent::everything);

}  // namespace strata::psl
