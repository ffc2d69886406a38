// Phase 3: the type name of every field is looked up; fields and values get their plain properties.
#pragma once

#include "psl/resolution.h"

namespace strata::psl {

void resolve_types(Resolution& resolution);

}  // namespace strata::psl
