// Rules over a whole Datamodel that need the target database: phase 6 of docs/schema-language.md. Run only
// when the phases before gave no error.
#pragma once

#include "strata/diagnostic.h"

#include "psl/datamodel.h"

namespace strata::psl {

void validate(const Datamodel& datamodel, Diagnostics& diagnostics);

}  // namespace strata::psl
