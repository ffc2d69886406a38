// Steps → SQL of SQLite. Pure.
#pragma once

#include <vector>

#include "dialect/dialect.h"
#include "dialect/sqlite/quote.h"

namespace strata::dialect::sqlite {

[[nodiscard]] std::vector<RenderedStep> render(const diff::Migration& migration);

}  // namespace strata::dialect::sqlite
