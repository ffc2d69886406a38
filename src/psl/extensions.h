// `extensions = [name, name(map: "…", schema: "…", version: "…")]` of a datasource.
#pragma once

#include <vector>

#include "psl/resolution.h"

namespace strata::psl {

// Sorted by name.
[[nodiscard]] std::vector<Extension> resolve_extensions(Resolution& resolution, const ast::Expression& value);

}  // namespace strata::psl
