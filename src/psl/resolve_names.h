// Phase 2: the name of every block is allowed and stands once. Fills the Resolution with one empty model,
// enum or composite type per block, and the table of top-level names.
#pragma once

#include <span>

#include "psl/ast.h"
#include "psl/extent.h"
#include "psl/resolution.h"

namespace strata::psl {

// `files` are outlines, and stay for as long as the Resolution.
void resolve_names(Resolution& resolution, std::span<const ast::File> files, Extent extent);

}  // namespace strata::psl
