// Schema files → Datamodel: phases 1 to 5 of docs/schema-language.md (outline, names, configuration, lines,
// relations). Every problem is a diagnostic; the result is usable for completion even when there are some.
#pragma once

#include "strata/diagnostic.h"

#include "base/source.h"
#include "psl/datamodel.h"
#include "psl/extent.h"
#include "target/target.h"

namespace strata::psl {

// Outside of the extent, lines are parsed and nothing more. Memory for syntax is needed for one block at a
// time.
[[nodiscard]] Datamodel resolve(const SourceSet& sources, target::Targets targets, Diagnostics& diagnostics,
                                Extent extent = Extent::everything);

}  // namespace strata::psl
