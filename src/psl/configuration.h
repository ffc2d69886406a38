// Phase 3: datasource and generator blocks.
#pragma once

#include "base/source.h"
#include "psl/block_reader.h"
#include "psl/resolution.h"

namespace strata::psl {

void resolve_configuration(Resolution& resolution, const SourceSet& sources, BlockReader& reader);

}  // namespace strata::psl
