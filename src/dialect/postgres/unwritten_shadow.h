// The shadow of a role that may not make databases: a namespace of its own in the project's database, in a
// transaction that is never committed. Only for histories that stay inside of it.
#pragma once

#include <memory>
#include <string_view>

#include "strata/result.h"

#include "dialect/dialect.h"
#include "dialect/postgres/connection.h"

namespace strata::dialect::postgres {

// `why` is what the server says about making a database: it is told again when a script cannot be run here.
[[nodiscard]] Result<std::unique_ptr<sql::Connection>> open_unwritten_shadow(const ConnectOptions& options,
                                                                             Error why);

// Contract: Dialect::run_script, on such a connection. P3014 when the script must not run there.
[[nodiscard]] Result<bool> run_unwritten(Connection& shadow, std::string_view script);

// What was read there, as if it were in the namespace that it stands for.
[[nodiscard]] schema::Schema in_place(schema::Schema read, const UnwrittenShadow& shadow);

}  // namespace strata::dialect::postgres
