#include "psl/load.h"

#include "psl/parser.h"
#include "psl/resolve.h"
#include "psl/validate.h"

namespace strata::psl {

namespace {

// The syntax trees end here: they are larger than what is made of them.
Datamodel parse_and_resolve(const SourceSet& sources, target::Targets targets, Diagnostics& diagnostics,
                            Extent extent) {
  return resolve(parse_all(sources, diagnostics, extent), targets, diagnostics);
}

}  // namespace

Datamodel load(const SourceSet& sources, target::Targets targets, Diagnostics& diagnostics, Extent extent) {
  Datamodel datamodel = parse_and_resolve(sources, targets, diagnostics, extent);
  if (extent == Extent::everything && !diagnostics.has_errors()) validate(datamodel, diagnostics);
  return datamodel;
}

}  // namespace strata::psl
