// Phase 6: datasource and generator blocks.
#pragma once

#include "psl/resolution.h"

namespace strata::psl {

void resolve_configuration(Resolution& resolution);

}  // namespace strata::psl
