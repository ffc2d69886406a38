// Names as they stand in SQL of SQLite.
#pragma once

#include <string>
#include <string_view>

#include "target/quote.h"

namespace strata::dialect::sqlite {

[[nodiscard]] inline std::string quote(std::string_view name) {
  return target::quote_name(name);
}

}  // namespace strata::dialect::sqlite
