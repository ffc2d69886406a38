#include "psl/load.h"

#include <vector>

#include "psl/parser.h"
#include "psl/resolve.h"
#include "psl/validate.h"

namespace strata::psl {

Datamodel load(const SourceSet& sources, target::Targets targets, Diagnostics& diagnostics) {
  const std::vector<ast::File> files = parse_all(sources, diagnostics);
  Datamodel datamodel = resolve(files, targets, diagnostics);
  if (!diagnostics.has_errors()) validate(datamodel, diagnostics);
  return datamodel;
}

}  // namespace strata::psl
