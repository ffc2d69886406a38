// How much of a database is read: what the schema language can say, or everything.
#pragma once

#include <cstdint>

#include "strata/result.h"

#include "dialect/dialect.h"
#include "schema/schema.h"
#include "sql/connection.h"

namespace strata::engine {

enum class Reading : std::uint8_t {
  sayable,
  everything,  // Schema::unmanaged too, for a second question to the database
};

[[nodiscard]] Result<schema::Schema> read_schema(const dialect::Dialect& dialect, sql::Connection& connection,
                                                 Reading reading);

}  // namespace strata::engine
