// Phase 4, blocks: the @@ attributes of models, views and enums, and @map of enum values.
#pragma once

#include "psl/resolution.h"

namespace strata::psl {

void resolve_block_attributes(Resolution& resolution, ModelId model);
void resolve_block_attributes(Resolution& resolution, EnumId id);

}  // namespace strata::psl
