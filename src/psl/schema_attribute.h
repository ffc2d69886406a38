// @@schema: the namespace of the database that a model's table, or an enum, stands in.
#pragma once

#include "strata/diagnostic.h"

#include "psl/ast.h"
#include "psl/datamodel.h"

namespace strata::psl {

void resolve_schema(Model& model, const ast::Attribute& attribute, Diagnostics& diagnostics);
void resolve_schema(Enum& item, const ast::Attribute& attribute, Diagnostics& diagnostics);

}  // namespace strata::psl
