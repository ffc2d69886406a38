// Phase 4, enums: its values, and the attributes of both.
#pragma once

#include "psl/ast.h"
#include "psl/resolution.h"

namespace strata::psl {

void resolve_enum(Resolution& resolution, EnumId id, const ast::Block& block);

}  // namespace strata::psl
