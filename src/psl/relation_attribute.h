// @relation of a relation field: its name, fields, references and actions, as far as one field alone tells.
#pragma once

#include "psl/ast.h"
#include "psl/resolution.h"

namespace strata::psl {

void resolve_relation_attribute(Resolution& resolution, FieldRef field, const ast::Attribute& attribute);

// The `references` of all of them, once every model has its fields.
void resolve_references(Resolution& resolution);

}  // namespace strata::psl
