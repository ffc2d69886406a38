// @default: the value a field has when nothing else is said, checked against the field's type.
//
// What a literal says (a date, JSON, a number that fits) and which functions the database knows are rules of
// validate.
#pragma once

#include "psl/ast.h"
#include "psl/resolution.h"

namespace strata::psl {

// `field` has a column, or stands in a composite type.
void resolve_default(Resolution& resolution, Field& field, const ast::Attribute& attribute,
                     bool in_composite);

}  // namespace strata::psl
