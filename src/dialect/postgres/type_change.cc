#include "dialect/postgres/type_change.h"

#include <cstdint>
#include <limits>

#include "dialect/postgres/native_type.h"

namespace strata::dialect::postgres {
namespace {

using diff::TypeChange;
using schema::ColumnType;
using enum TypeChange;

// The longest text of an unbounded number: digits before the point.
constexpr std::int64_t kUnboundedDecimalText = 131073;

bool has_argument(const ColumnType& type) {
  return type.arguments[0] != schema::kNoArgument;
}

// Whether `length` characters or bits always suffice.
TypeChange if_long_enough(const ColumnType& next, std::int64_t length, TypeChange otherwise) {
  return next.arguments[0] >= length ? safe : otherwise;
}

// The text of a value has up to `length` characters, and a shorter column cuts or refuses it.
TypeChange to_text(Native target, const ColumnType& next, std::int64_t length) {
  if (target == Native::text) return safe;
  if (target == Native::varchar) return has_argument(next) ? if_long_enough(next, length, risky) : safe;
  if (target == Native::char_) return if_long_enough(next, length, risky);
  return not_castable;
}

// As before, but a shorter column is not even tried.
TypeChange to_long_text(Native target, const ColumnType& next, std::int64_t length) {
  const bool unbounded = target == Native::text || (target == Native::varchar && !has_argument(next));
  if (unbounded) return safe;
  const bool is_text = target == Native::varchar || target == Native::char_;
  return is_text ? if_long_enough(next, length, not_castable) : not_castable;
}

struct Precision {
  std::int64_t whole = 0, scale = 0;
};

Precision precision(const ColumnType& decimal) {
  return {.whole = decimal.arguments[0] - decimal.arguments[1], .scale = decimal.arguments[1]};
}

TypeChange from_integer(Native target, const ColumnType& next, int rank, std::int64_t digits,
                        std::int64_t text) {
  switch (target) {
    case Native::small_int:
      return rank > 0 ? risky : safe;
    case Native::integer:
      return rank > 1 ? risky : safe;
    case Native::big_int:
    case Native::real:
    case Native::double_precision:
      return safe;
    case Native::decimal:
      return has_argument(next) && precision(next).whole < digits ? risky : safe;
    default:
      return to_text(target, next, text);
  }
}

TypeChange decimal_to_decimal(const ColumnType& previous, const ColumnType& next) {
  if (!has_argument(next)) return safe;
  if (!has_argument(previous)) return risky;
  const Precision from = precision(previous);
  const Precision to = precision(next);
  return from.whole > to.whole || from.scale > to.scale ? risky : safe;
}

TypeChange decimal_to_integer(const ColumnType& previous, std::int64_t digits) {
  const bool fits = has_argument(previous) && previous.arguments[1] == 0 && previous.arguments[0] <= digits;
  return fits ? safe : risky;
}

// Sign and point need a place too.
std::int64_t decimal_text(const ColumnType& decimal) {
  if (!has_argument(decimal)) return kUnboundedDecimalText;
  return decimal.arguments[0] + (decimal.arguments[1] == 0 ? 1 : 2);
}

TypeChange from_decimal(const ColumnType& previous, Native target, const ColumnType& next) {
  switch (target) {
    case Native::small_int:
      return decimal_to_integer(previous, 2);
    case Native::integer:
      return decimal_to_integer(previous, 9);
    case Native::big_int:
      return decimal_to_integer(previous, 18);
    case Native::decimal:
      return decimal_to_decimal(previous, next);
    case Native::real:
    case Native::double_precision:
      return risky;
    default:
      return to_text(target, next, decimal_text(previous));
  }
}

TypeChange from_float(Native target, const ColumnType& next, bool is_double) {
  switch (target) {
    case Native::small_int:
    case Native::integer:
    case Native::big_int:
    case Native::decimal:
    case Native::real:
      return risky;
    case Native::double_precision:
      return safe;
    default:
      return to_text(target, next, is_double ? 317 : 47);
  }
}

// What an unbounded type holds fits into no bounded one for certain.
std::int64_t length_of(const ColumnType& type) {
  return has_argument(type) ? type.arguments[0] : std::numeric_limits<std::int64_t>::max();
}

TypeChange from_varchar(const ColumnType& previous, Native target, const ColumnType& next) {
  if (target == Native::char_ && !has_argument(next)) return length_of(previous) == 1 ? safe : risky;
  return to_text(target, next, length_of(previous));
}

// Without a length a CHAR holds one character.
TypeChange from_char(const ColumnType& previous, Native target, const ColumnType& next) {
  const std::int64_t length = has_argument(previous) ? previous.arguments[0] : 1;
  if (target == Native::char_ && !has_argument(next)) return length > 1 ? risky : safe;
  return to_text(target, next, length);
}

TypeChange from_boolean(Native target, const ColumnType& next) {
  constexpr std::int64_t kFalse = 5;  // its letters
  if (target == Native::text || target == Native::varchar) return safe;
  if (target != Native::char_) return not_castable;
  return if_long_enough(next, kFalse, next.arguments[0] == kFalse - 1 ? risky : not_castable);
}

TypeChange from_time(Native source, Native target, const ColumnType& next) {
  switch (source) {
    case Native::timestamp:
    case Native::timestamptz: {
      const bool is_time = target == Native::timestamp || target == Native::timestamptz ||
                           target == Native::date || target == Native::time || target == Native::timetz;
      return is_time ? safe : to_long_text(target, next, source == Native::timestamp ? 23 : 28);
    }
    case Native::date:
      if (target == Native::timestamp || target == Native::timestamptz) return safe;
      return to_long_text(target, next, 28);
    case Native::time:
      return target == Native::timetz ? safe : to_long_text(target, next, 14);
    default:
      if (target == Native::time || target == Native::timetz) return safe;
      return to_long_text(target, next, 19);
  }
}

bool is_unbounded(Native target, const ColumnType& next) {
  return target == Native::text ||
         (!has_argument(next) && (target == Native::varchar || target == Native::varbit));
}

TypeChange from_bit(const ColumnType& previous, Native target, const ColumnType& next) {
  if (is_unbounded(target, next)) return safe;
  const bool takes_bits = target == Native::varchar || target == Native::char_ || target == Native::varbit;
  if (!takes_bits) return not_castable;
  return has_argument(previous) ? if_long_enough(next, previous.arguments[0], not_castable) : safe;
}

TypeChange from_varbit(const ColumnType& previous, Native target, const ColumnType& next) {
  if (is_unbounded(target, next)) return safe;
  if (target == Native::varbit) return if_long_enough(next, length_of(previous), not_castable);
  if (target == Native::bit) return next.arguments[0] > length_of(previous) ? not_castable : risky;
  const bool is_text = target == Native::varchar || target == Native::char_;
  return is_text ? if_long_enough(next, length_of(previous), risky) : not_castable;
}

// Text of any length behind a type of its own.
TypeChange from_document(Native target, const ColumnType& next) {
  if (is_unbounded(target, next) && target != Native::varbit) return safe;
  return target == Native::varchar || target == Native::char_ ? risky : not_castable;
}

TypeChange from_text(Native target, const ColumnType& next) {
  if (target == Native::citext) return safe;
  return from_document(target, next);
}

TypeChange from_json(Native target, const ColumnType& next) {
  if (target == Native::json || target == Native::jsonb) return safe;
  return from_document(target, next);
}

TypeChange from_bytea(Native target, const ColumnType& next) {
  constexpr std::int64_t kPrefixed = 3;  // "\x" and more
  if (target == Native::text) return safe;
  if (target == Native::varchar && !has_argument(next)) return safe;
  const bool is_text = target == Native::varchar || target == Native::char_;
  return is_text && next.arguments[0] >= kPrefixed ? risky : not_castable;
}

TypeChange from_inet(Native target) {
  return target == Native::citext || target == Native::text || target == Native::varchar ? safe
                                                                                         : not_castable;
}

TypeChange from_oid(Native target) {
  const bool takes = target == Native::text || target == Native::varchar || target == Native::integer ||
                     target == Native::big_int;
  return takes ? safe : not_castable;
}

TypeChange from_money(Native target) {
  return target == Native::citext || target == Native::text || target == Native::varchar ? safe : risky;
}

TypeChange from_citext(Native target) {
  return target == Native::text || target == Native::varchar ? safe : risky;
}

bool is_time_with_precision(Native type) {
  return type == Native::timestamp || type == Native::timestamptz || type == Native::time ||
         type == Native::timetz;
}

TypeChange change(Native source, const ColumnType& previous, Native target, const ColumnType& next) {
  switch (source) {
    case Native::small_int:
      return from_integer(target, next, 0, 3, 4);
    case Native::integer:
      return from_integer(target, next, 1, 10, 11);
    case Native::big_int:
      return from_integer(target, next, 2, 19, 20);
    case Native::decimal:
      return from_decimal(previous, target, next);
    case Native::real:
    case Native::double_precision:
      return from_float(target, next, source == Native::double_precision);
    case Native::money:
      return from_money(target);
    case Native::oid:
      return from_oid(target);
    case Native::text:
      return from_text(target, next);
    case Native::varchar:
      return from_varchar(previous, target, next);
    case Native::char_:
      return from_char(previous, target, next);
    case Native::citext:
      return from_citext(target);
    case Native::boolean:
      return from_boolean(target, next);
    case Native::bytea:
      return from_bytea(target, next);
    case Native::timestamp:
    case Native::timestamptz:
    case Native::date:
    case Native::time:
    case Native::timetz:
      return from_time(source, target, next);
    case Native::bit:
      return from_bit(previous, target, next);
    case Native::varbit:
      return from_varbit(previous, target, next);
    case Native::uuid:
      return to_long_text(target, next, 32);
    case Native::xml:
      return from_document(target, next);
    case Native::json:
    case Native::jsonb:
      return from_json(target, next);
    case Native::inet:
      return from_inet(target);
  }
  return not_castable;
}

bool is_text(Native type) {
  return type == Native::text || type == Native::varchar || type == Native::char_ || type == Native::citext;
}

}  // namespace

TypeChange native_type_change(const ColumnType& previous, const ColumnType& next) {
  if (previous == next) return none;
  const std::optional<Native> source = find_native(previous.name);
  const std::optional<Native> target = find_native(next.name);
  if (!source && !target) return none;
  if (!source || !target) return risky;
  // A time whose precision one side leaves open is the same.
  if (source == target && is_time_with_precision(*source) &&
      (!has_argument(previous) || !has_argument(next))) {
    return none;
  }
  return change(*source, previous, *target, next);
}

// PostgreSQL turns everything into text by itself. Text that is not known as such, and what an extension
// brings, has no casts that an assignment would use.
bool casts_by_itself(const ColumnType& previous, const ColumnType& next) {
  const std::optional<Native> source = find_native(previous.name);
  const std::optional<Native> target = find_native(next.name);
  if (target && is_text(*target)) return true;
  if (!source || !target || source == Native::citext) return false;
  if (source == Native::money) return target == Native::money || target == Native::decimal;
  return !(source == Native::timestamp && target == Native::timetz);
}

}  // namespace strata::dialect::postgres
