// Databases on a PostgreSQL server in which nothing is kept: a new one, dropped when its connection ends; and
// the clearing away of what nobody comes back to.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "strata/result.h"

#include "dialect/dialect.h"
#include "dialect/postgres/connection.h"

namespace strata::dialect::postgres {

// Kept shadow databases are named by this, the hash of the name of the database that they belong to, so many
// digits, and a hash of the rest.
inline constexpr std::string_view kKeptPrefix = "strata_kept_shadow_";
inline constexpr std::size_t kKeptDigits = 32;

// What killed runs left: nobody is connected, and it is a minute old. And kept shadows of databases that are
// gone. A failure is the next run's business.
void drop_abandoned(Connection& connection);

// Contracts: Dialect::open_shadow, save_image, load_image, version. There are no images: a shadow is kept as
// a database (kept_shadow.h).
[[nodiscard]] Result<std::unique_ptr<sql::Connection>> open_shadow(const ConnectOptions& options);
[[nodiscard]] Result<std::string> save_image(Connection& shadow);
[[nodiscard]] Result<void> load_image(Connection& shadow, std::string_view image);
[[nodiscard]] std::string_view shadow_version();

}  // namespace strata::dialect::postgres
