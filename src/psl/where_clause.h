// `where:` of an index: raw("sql"), or an object of conditions on columns of the model.
#pragma once

#include <optional>

#include "psl/ast.h"
#include "psl/resolution.h"

namespace strata::psl {

// Problems are reported at `attribute`.
[[nodiscard]] std::optional<WhereClause> resolve_where_clause(Resolution& resolution, ModelId model,
                                                              const ast::Argument& argument, Span attribute);

}  // namespace strata::psl
