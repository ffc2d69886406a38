// A datasource block: which database, how relations are kept, where the database is.
#pragma once

#include <optional>

#include "psl/resolution.h"

namespace strata::psl {

// Nothing when the block does not say which database it means, which is reported.
[[nodiscard]] std::optional<Datasource> resolve_datasource(Resolution& resolution, const ast::Block& block);

}  // namespace strata::psl
