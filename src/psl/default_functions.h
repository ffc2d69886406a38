// The functions of @default: what each takes, and fields of which type it suits.
#pragma once

#include <optional>

#include "psl/ast.h"
#include "psl/resolution.h"

namespace strata::psl {

// Problems are reported at `attribute`. A function that nobody knows is kept, for validate to report.
[[nodiscard]] std::optional<decltype(DefaultValue::value)> resolve_default_function(Resolution& resolution,
                                                                                    const Field& field,
                                                                                    const ast::Call& call,
                                                                                    Span attribute);

// Whether a field of a composite type can have this function; reports that it cannot.
[[nodiscard]] bool check_composite_function(const ast::Call& call, Span attribute, Diagnostics& diagnostics);

}  // namespace strata::psl
