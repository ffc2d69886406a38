// Phase 4, blocks: the @@ attributes of models and views.
#pragma once

#include "psl/ast.h"
#include "psl/resolution.h"

namespace strata::psl {

void resolve_block_attributes(Resolution& resolution, ModelId model, const ast::Block& block);

}  // namespace strata::psl
