// Steps → SQL of SQLite. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dialect/dialect.h"

namespace strata::dialect::sqlite {

[[nodiscard]] std::string quote(std::string_view name);
[[nodiscard]] std::vector<RenderedStep> render(const diff::Migration& migration);

}  // namespace strata::dialect::sqlite
