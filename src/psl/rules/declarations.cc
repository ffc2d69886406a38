// A schema that declares nothing: most likely the wrong file, and a migration to it would drop every table.
#include "psl/rules/rules.h"

namespace strata::psl::rules {

void check_declarations(const Context& context) {
  const Datamodel& datamodel = context.datamodel;
  if (datamodel.datasource || !datamodel.generators.empty()) return;
  if (datamodel.models.size() + datamodel.enums.size() + datamodel.composites.size() != 0) return;
  context.diagnostics.warning(codes::kNothingDeclared, Span{}, "This schema declares nothing.").help =
      "Check that this is the file you meant. A schema begins with a `datasource` block.";
}

}  // namespace strata::psl::rules
