// Phase 2: every name is allowed and stands once. Fills the Resolution with one empty model, enum or
// composite type per block, its fields and values, and the table of top-level names.
#pragma once

#include <span>

#include "psl/ast.h"
#include "psl/resolution.h"

namespace strata::psl {

void resolve_names(Resolution& resolution, std::span<const ast::File> files);

}  // namespace strata::psl
