// @db.Name(arguments): the native type that a field asks for.
#pragma once

#include "psl/ast.h"
#include "psl/resolution.h"

namespace strata::psl {

// Only reads it. Whether the database has the type, and whether type and arguments fit, is a rule of
// validate.
void resolve_native_type(Resolution& resolution, Field& field, const ast::Attribute& attribute);

}  // namespace strata::psl
