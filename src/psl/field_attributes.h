// Phase 4, fields: every attribute of every field of models, views and composite types.
#pragma once

#include <span>

#include "psl/ast.h"
#include "psl/resolution.h"

namespace strata::psl {

// `syntax` runs parallel to the fields of the datamodel.
void resolve_field_attributes(Resolution& resolution, ModelId model,
                              std::span<const ast::Field* const> syntax);
void resolve_field_attributes(Resolution& resolution, CompositeId composite, const ast::Block& block,
                              std::span<const ast::Field* const> syntax);

}  // namespace strata::psl
