#include "dialect/postgres/catalog_type.h"

#include <algorithm>
#include <array>

namespace strata::dialect::postgres {
namespace {

using schema::ColumnType;
using schema::TypeFamily;

// What a type's modifier means.
enum class Modifier : std::uint8_t { none, length, bits, precision, pair };

struct KnownType {
  std::string_view name;
  TypeFamily family;
  std::string_view sql;  // as in facts.cc
  Modifier modifier = Modifier::none;
};

constexpr auto kKnownTypes = std::to_array<KnownType>({
    {"int2", TypeFamily::int_, "SMALLINT"},
    {"int4", TypeFamily::int_, "INTEGER"},
    {"int8", TypeFamily::big_int, "BIGINT"},
    {"oid", TypeFamily::int_, "OID"},
    {"numeric", TypeFamily::decimal, "DECIMAL", Modifier::pair},
    {"money", TypeFamily::decimal, "MONEY"},
    {"float4", TypeFamily::float_, "REAL"},
    {"float8", TypeFamily::float_, "DOUBLE PRECISION"},
    {"text", TypeFamily::string, "TEXT"},
    {"varchar", TypeFamily::string, "VARCHAR", Modifier::length},
    {"bpchar", TypeFamily::string, "CHAR", Modifier::length},
    {"bit", TypeFamily::string, "BIT", Modifier::bits},
    {"varbit", TypeFamily::string, "VARBIT", Modifier::bits},
    {"uuid", TypeFamily::string, "UUID"},
    {"xml", TypeFamily::string, "XML"},
    {"inet", TypeFamily::string, "INET"},
    {"bool", TypeFamily::boolean, "BOOLEAN"},
    {"timestamp", TypeFamily::date_time, "TIMESTAMP", Modifier::precision},
    {"timestamptz", TypeFamily::date_time, "TIMESTAMPTZ", Modifier::precision},
    {"time", TypeFamily::date_time, "TIME", Modifier::precision},
    {"timetz", TypeFamily::date_time, "TIMETZ", Modifier::precision},
    {"date", TypeFamily::date_time, "DATE"},
    {"json", TypeFamily::json, "JSON"},
    {"jsonb", TypeFamily::json, "JSONB"},
    {"bytea", TypeFamily::bytes, "BYTEA"},
});

// Comes with an extension, in whatever namespace that was put.
constexpr KnownType kCitext = {"citext", TypeFamily::string, "CITEXT"};

constexpr std::string_view kSystemNamespace = "pg_catalog";
constexpr std::int64_t kDefaultPrecision = 6;
// Lengths are stored with the length of a header (VARHDRSZ).
constexpr std::int64_t kHeader = 4;

const KnownType* find_known(std::string_view name, std::string_view namespace_name) {
  if (name == kCitext.name) return &kCitext;
  if (namespace_name != kSystemNamespace) return nullptr;
  const auto* const found = std::ranges::find(kKnownTypes, name, &KnownType::name);
  return found == kKnownTypes.end() ? nullptr : found;
}

// The scale is a number of eleven bits with a sign (numeric.c).
std::int64_t scale_of(std::int64_t modifier) {
  constexpr std::int64_t kBits = 0x7FF;
  constexpr std::int64_t kSign = 0x400;
  return (((modifier - kHeader) & kBits) ^ kSign) - kSign;
}

void set_arguments(ColumnType& type, Modifier meaning, std::int64_t modifier, bool in_list) {
  switch (meaning) {
    case Modifier::none:
      return;
    case Modifier::length:
      if (modifier >= kHeader) type.arguments[0] = modifier - kHeader;
      return;
    case Modifier::bits:
      if (modifier >= 0) type.arguments[0] = modifier;
      return;
    case Modifier::precision:
      // A list without precision keeps none: so does Prisma, and pull has to give what it gives.
      if (modifier >= 0 || !in_list) type.arguments[0] = modifier >= 0 ? modifier : kDefaultPrecision;
      return;
    case Modifier::pair:
      if (modifier < kHeader) return;
      type.arguments = {((modifier - kHeader) >> 16) & 0xFFFF, scale_of(modifier)};
      return;
  }
}

}  // namespace

void CatalogTypes::read(const Answer& rows) {
  const int count = rows.row_count();
  entries_.reserve(static_cast<std::size_t>(count));
  for (int row = 0; row < count; ++row) {
    entries_.emplace(rows.integer(row, 0),
                     Entry{.name = std::string(rows.text(row, 1)),
                           .namespace_name = std::string(rows.text(row, 2)),
                           .kind = rows.text(row, 3).empty() ? 'b' : rows.text(row, 3)[0],
                           .element = rows.integer(row, 4),
                           .base = rows.integer(row, 5),
                           .base_modifier = rows.integer(row, 6)});
  }
}

// Arrays are called like their element, with an underscore in front; fixed-length types such as `point` have
// elements too and are no arrays.
bool CatalogTypes::is_array(const Entry& entry) const {
  return entry.element != 0 && entry.name.starts_with('_');
}

CatalogColumnType CatalogTypes::find(std::int64_t oid, std::int64_t modifier,
                                     std::string_view written) const {
  auto found = entries_.find(oid);
  // A domain is its type with checks, which the schema language does not know.
  while (found != entries_.end() && found->second.kind == 'd') {
    modifier = found->second.base_modifier;
    found = entries_.find(found->second.base);
  }
  if (found == entries_.end()) {
    return {.type = {.family = TypeFamily::unsupported, .name = std::string(written)}};
  }
  if (!is_array(found->second)) return {.type = scalar(found->second, modifier, false, written)};
  if (written.ends_with("[]")) written.remove_suffix(2);
  const auto element = entries_.find(found->second.element);
  if (element == entries_.end()) {
    return {.type = {.family = TypeFamily::unsupported, .name = std::string(written)}, .is_list = true};
  }
  return {.type = scalar(element->second, modifier, true, written), .is_list = true};
}

ColumnType CatalogTypes::scalar(const Entry& entry, std::int64_t modifier, bool in_list,
                                std::string_view written) const {
  if (const KnownType* const known = find_known(entry.name, entry.namespace_name)) {
    ColumnType type{.family = known->family, .name = std::string(known->sql)};
    set_arguments(type, known->modifier, modifier, in_list);
    return type;
  }
  if (entry.kind == 'e' && std::ranges::find(namespaces_, entry.namespace_name) != namespaces_.end()) {
    return {.family = TypeFamily::enum_,
            .name = entry.name,
            .enum_namespace = entry.namespace_name == unnamed_ ? std::string() : entry.namespace_name};
  }
  return {.family = TypeFamily::unsupported, .name = std::string(written)};
}

}  // namespace strata::dialect::postgres
