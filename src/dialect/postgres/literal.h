// Values written into SQL text, for messages that carry several statements: they cannot have parameters.
#pragma once

#include <string>
#include <string_view>

#include "sql/connection.h"

namespace strata::dialect::postgres {

// Right whatever `standard_conforming_strings` says.
[[nodiscard]] std::string literal(std::string_view text);

// The statement with its values in place of $1, $2, …
[[nodiscard]] std::string inline_values(const sql::Command& command);

}  // namespace strata::dialect::postgres
