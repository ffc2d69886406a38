// The sequences behind columns that count up by themselves.
#pragma once

#include <string>

#include "schema/schema.h"

namespace strata::dialect::postgres {

// The sequence that a column gets when it starts to count: a name in SQL, quoted only where it must be.
[[nodiscard]] std::string new_sequence(const schema::ObjectName& table, const schema::Column& column);

// The sequence that a counting column has. Where nobody knows it (the column comes from a schema file), the
// one that PostgreSQL makes for a SERIAL.
[[nodiscard]] schema::ObjectName sequence_of(const schema::ObjectName& table, const schema::Column& column);

}  // namespace strata::dialect::postgres
