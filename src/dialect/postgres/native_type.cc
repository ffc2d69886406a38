#include "dialect/postgres/native_type.h"

#include <algorithm>
#include <array>
#include <utility>

namespace strata::dialect::postgres {
namespace {

constexpr auto kNames = std::to_array<std::pair<std::string_view, Native>>({
    {"SMALLINT", Native::small_int},
    {"INTEGER", Native::integer},
    {"BIGINT", Native::big_int},
    {"DECIMAL", Native::decimal},
    {"REAL", Native::real},
    {"DOUBLE PRECISION", Native::double_precision},
    {"MONEY", Native::money},
    {"OID", Native::oid},
    {"TEXT", Native::text},
    {"VARCHAR", Native::varchar},
    {"CHAR", Native::char_},
    {"CITEXT", Native::citext},
    {"BOOLEAN", Native::boolean},
    {"BYTEA", Native::bytea},
    {"TIMESTAMP", Native::timestamp},
    {"TIMESTAMPTZ", Native::timestamptz},
    {"DATE", Native::date},
    {"TIME", Native::time},
    {"TIMETZ", Native::timetz},
    {"BIT", Native::bit},
    {"VARBIT", Native::varbit},
    {"UUID", Native::uuid},
    {"XML", Native::xml},
    {"JSON", Native::json},
    {"JSONB", Native::jsonb},
    {"INET", Native::inet},
});

}  // namespace

std::optional<Native> find_native(std::string_view sql_name) {
  const auto* const found = std::ranges::find(kNames, sql_name, &std::pair<std::string_view, Native>::first);
  if (found == kNames.end()) return std::nullopt;
  return found->second;
}

}  // namespace strata::dialect::postgres
