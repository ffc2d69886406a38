// A column's default as PostgreSQL writes it → the normal form of schema/schema.h.
#pragma once

#include <optional>
#include <string_view>

#include "schema/schema.h"

namespace strata::dialect::postgres {

// Constants of the types that the schema language has literals for become literals; now() and sequences are
// known; everything else, dates and UUIDs among it, stays the server's text. Nothing for a plain NULL.
[[nodiscard]] std::optional<schema::Default> parse_default(std::string_view sql,
                                                           const schema::ColumnType& type,
                                                           schema::Arity arity);

}  // namespace strata::dialect::postgres
