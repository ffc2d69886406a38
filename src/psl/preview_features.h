// The preview features of the schema language: which there are, and which there were.
#pragma once

#include <string>
#include <vector>

#include "strata/diagnostic.h"

#include "psl/ast.h"
#include "psl/near_name.h"
#include "target/target.h"

namespace strata::psl {

// Takes one name of a `previewFeatures` list: an active feature is added to `active` in its canonical
// spelling, one that needs no listing any more is a warning, one that never was an error. `target` may be
// null.
void resolve_preview_feature(const ast::Identifier& name, const target::Target* target,
                             std::vector<std::string>& active, Diagnostics& diagnostics,
                             NearNames& near_names);

}  // namespace strata::psl
