// Syntax trees → Datamodel: phases 1 to 6 of docs/schema-language.md (names, types, attributes, relations,
// configuration blocks). Every problem is a diagnostic; the result is usable for completion even when there
// are some.
#pragma once

#include <span>

#include "strata/diagnostic.h"

#include "psl/ast.h"
#include "psl/datamodel.h"
#include "target/target.h"

namespace strata::psl {

[[nodiscard]] Datamodel resolve(std::span<const ast::File> files, target::Targets targets,
                                Diagnostics& diagnostics);

}  // namespace strata::psl
