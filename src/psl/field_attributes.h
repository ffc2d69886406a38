// Phase 4, fields: every attribute of every field of models, views and composite types.
#pragma once

#include "psl/resolution.h"

namespace strata::psl {

void resolve_field_attributes(Resolution& resolution, ModelId model);
void resolve_field_attributes(Resolution& resolution, CompositeId composite);

}  // namespace strata::psl
