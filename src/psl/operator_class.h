// `ops:` of an index column: the name of an operator class, or raw("sql").
#pragma once

#include <optional>

#include "psl/ast.h"
#include "psl/resolution.h"

namespace strata::psl {

// Whether the class fits the index and the field is a rule of validate.
[[nodiscard]] std::optional<OperatorClass> read_operator_class(const ast::Argument& argument,
                                                               Resolution& resolution);

}  // namespace strata::psl
