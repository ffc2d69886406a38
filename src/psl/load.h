// The whole front end in one call: parse every source, resolve, validate.
#pragma once

#include "strata/diagnostic.h"

#include "base/source.h"
#include "psl/datamodel.h"
#include "target/target.h"

namespace strata::psl {

// The datamodel is fit for translation only if `diagnostics` has no errors afterwards.
[[nodiscard]] Datamodel load(const SourceSet& sources, target::Targets targets, Diagnostics& diagnostics);

}  // namespace strata::psl
