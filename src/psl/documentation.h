// Comments as documentation of what they stand above or behind.
#pragma once

#include <optional>
#include <string_view>

#include "base/arena.h"
#include "psl/ast.h"

namespace strata::psl {

// The texts of /// and /* */ comments, joined with line feeds; // comments do not count, and a trailing
// comment (null: none) counts only as ///. Empty when there is none.
[[nodiscard]] std::string_view documentation_of(const ast::CommentRun& above, const ast::Comment* behind,
                                                Arena& arena);

}  // namespace strata::psl
