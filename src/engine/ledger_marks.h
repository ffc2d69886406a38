// What a person says about a migration, written into the ledger. No script runs.
#pragma once

#include <string>

#include "strata/result.h"

#include "engine/history_project.h"
#include "sql/connection.h"

namespace strata::engine {

// P3017 without a script of that name, P3008 when it is applied already.
[[nodiscard]] Result<void> mark_applied(sql::Connection& connection, const HistoryProject& project,
                                        const std::string& name);

// P3011 when the ledger does not know it, P3012 when it did not fail.
[[nodiscard]] Result<void> mark_rolled_back(sql::Connection& connection, const HistoryProject& project,
                                            const std::string& name);

}  // namespace strata::engine
