// What a person says about a migration, written into the ledger. No script runs.
#pragma once

#include <cstdint>
#include <string>

#include "strata/result.h"

#include "engine/history_project.h"
#include "sql/connection.h"

namespace strata::engine {

// What becomes of a migration that is applied already, but was edited since.
enum class IfEdited : std::uint8_t { refuse, record_script };

// P3017 without a script of that name, P3008 when it is applied already. True: an edit was recorded.
[[nodiscard]] Result<bool> mark_applied(sql::Connection& connection, const HistoryProject& project,
                                        const std::string& name, IfEdited if_edited);

// P3011 when the ledger does not know it, P3012 when it did not fail.
[[nodiscard]] Result<void> mark_rolled_back(sql::Connection& connection, const HistoryProject& project,
                                            const std::string& name);

}  // namespace strata::engine
