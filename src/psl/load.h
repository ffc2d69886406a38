// The whole front end in one call: parse every source, resolve, validate.
#pragma once

#include "strata/diagnostic.h"

#include "base/source.h"
#include "psl/datamodel.h"
#include "psl/extent.h"
#include "target/target.h"

namespace strata::psl {

// The datamodel is fit for translation only if `diagnostics` has no errors afterwards. Of a configuration it
// has no models, enums and types.
[[nodiscard]] Datamodel load(const SourceSet& sources, target::Targets targets, Diagnostics& diagnostics,
                             Extent extent = Extent::everything);

}  // namespace strata::psl
