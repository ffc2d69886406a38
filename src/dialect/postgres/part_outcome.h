// What the catalogue tells about statements that no transaction can hold: whether one that was interrupted
// took effect, and what has to be cleared away before it runs (again).
#pragma once

#include <cstdint>
#include <string>

#include "strata/result.h"

#include "dialect/postgres/connection.h"
#include "dialect/postgres/statement.h"

namespace strata::dialect::postgres {

enum class Effect : std::uint8_t {
  none,     // run it
  whole,    // done
  unknown,  // only a person can tell
};

// What has to be known later about the time before the statement begins: the indexes of a table that gets one
// whose name the server makes up. Empty for most.
[[nodiscard]] Result<std::string> remember(Connection& connection, const StatementKind& kind);

[[nodiscard]] Result<Effect> find_effect(Connection& connection, const StatementKind& kind,
                                         const std::string& memory);

// Removes what an interrupted or failed run left: an INVALID index, a partition half detached.
[[nodiscard]] Result<void> clear_remains(Connection& connection, const StatementKind& kind,
                                         const std::string& memory);

}  // namespace strata::dialect::postgres
