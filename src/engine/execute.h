// A script that belongs to no history.
#pragma once

#include "strata/engine.h"
#include "strata/result.h"

#include "dialect/dialect.h"

namespace strata::engine {

// Runs it all or nothing, where the database allows that.
[[nodiscard]] Result<void> execute_script(const dialect::Dialect& dialect,
                                          const dialect::ConnectOptions& where,
                                          const ExecuteOptions& options);

}  // namespace strata::engine
