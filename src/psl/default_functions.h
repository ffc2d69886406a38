// The functions of @default: what each takes, and fields of which type it suits.
#pragma once

#include "psl/ast.h"
#include "psl/resolution.h"

namespace strata::psl {

// Puts the value into `result`. False: there was a problem, reported at `attribute`. A function that nobody
// knows is kept, for validate to report.
[[nodiscard]] bool resolve_default_function(Resolution& resolution, const Field& field, const ast::Call& call,
                                            Span attribute, DefaultValue::Value& result);

// Whether a field of a composite type can have this function; reports that it cannot.
[[nodiscard]] bool check_composite_function(const ast::Call& call, Span attribute, Diagnostics& diagnostics);

}  // namespace strata::psl
