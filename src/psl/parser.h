// Text → syntax tree. Always gives a complete tree; every line that does not parse costs one diagnostic and
// is kept as a BadLine. Never recurses deeper than a fixed nesting limit, whatever the text.
#pragma once

#include <cstdint>

#include "strata/diagnostic.h"

#include "base/source.h"
#include "psl/ast.h"

namespace strata::psl {

[[nodiscard]] ast::File parse(const SourceSet& sources, std::uint32_t source, Diagnostics& diagnostics);

}  // namespace strata::psl
