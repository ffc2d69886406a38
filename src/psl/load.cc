#include "psl/load.h"

#include "psl/resolve.h"
#include "psl/validate.h"

namespace strata::psl {

Datamodel load(const SourceSet& sources, target::Targets targets, Diagnostics& diagnostics, Extent extent) {
  Datamodel datamodel = resolve(sources, targets, diagnostics, extent);
  if (extent == Extent::everything && !diagnostics.has_errors()) validate(datamodel, diagnostics);
  return datamodel;
}

}  // namespace strata::psl
