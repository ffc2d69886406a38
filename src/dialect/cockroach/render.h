// Steps → SQL of CockroachDB. Pure.
#pragma once

#include <vector>

#include "dialect/dialect.h"

namespace strata::dialect::cockroach {

[[nodiscard]] std::vector<RenderedStep> render(const diff::Migration& migration);

}  // namespace strata::dialect::cockroach
