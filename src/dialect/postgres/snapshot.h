// Reading several things of the catalogue as they were at one moment, with settings that make the server's
// words depend on nobody: roles and databases may have changed them.
#pragma once

#include <string>
#include <string_view>

#include "strata/result.h"

#include "dialect/postgres/answer.h"
#include "dialect/postgres/connection.h"

namespace strata::dialect::postgres {

// Those settings: SET LOCAL …; …; for whoever has a transaction of their own.
[[nodiscard]] std::string_view snapshot_settings();

// The answers of the queries in `script`, in one round trip, each as soon as it is there. Neither a
// transaction that is open nor the session's settings change.
[[nodiscard]] Result<void> read_snapshot(Connection& connection, const std::string& script,
                                         const TakeAnswer& take);

}  // namespace strata::dialect::postgres
