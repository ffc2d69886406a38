// Connection URLs of PostgreSQL.
#pragma once

#include <string>
#include <string_view>

#include "dialect/dialect.h"

namespace strata::dialect::postgres {

// Contract: Dialect::describe_location.
[[nodiscard]] std::string describe_location(const ConnectOptions& options, std::string_view product);

}  // namespace strata::dialect::postgres
