// The shadow database on a PostgreSQL server: a new database, dropped when its connection ends, or the one
// that the project sets aside for it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "strata/result.h"

#include "dialect/dialect.h"
#include "dialect/postgres/connection.h"

namespace strata::dialect::postgres {

// Contracts: Dialect::open_shadow, save_image, load_image, version. There are no images: the history is
// replayed each time.
[[nodiscard]] Result<std::unique_ptr<sql::Connection>> open_shadow(const ConnectOptions& options);
[[nodiscard]] Result<std::string> save_image(Connection& shadow);
[[nodiscard]] Result<void> load_image(Connection& shadow, std::string_view image);
[[nodiscard]] std::string_view shadow_version();

}  // namespace strata::dialect::postgres
