// Steps → SQL of PostgreSQL. Pure.
#pragma once

#include <vector>

#include "dialect/dialect.h"

namespace strata::dialect::postgres {

[[nodiscard]] std::vector<RenderedStep> render(const diff::Migration& migration);

}  // namespace strata::dialect::postgres
