// The native types of PostgreSQL as numbers, for tables over them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace strata::dialect::postgres {

enum class Native : std::uint8_t {
  small_int,
  integer,
  big_int,
  decimal,
  real,
  double_precision,
  money,
  oid,
  text,
  varchar,
  char_,
  citext,
  boolean,
  bytea,
  timestamp,
  timestamptz,
  date,
  time,
  timetz,
  bit,
  varbit,
  uuid,
  xml,
  json,
  jsonb,
  inet,
};

// By its SQL name as in facts.cc; nothing for types that the schema language does not know.
[[nodiscard]] std::optional<Native> find_native(std::string_view sql_name);

}  // namespace strata::dialect::postgres
