// The operator classes of PostgreSQL that the schema language knows, and which columns each index type takes.
#pragma once

#include <array>

#include "target/target.h"

namespace strata::dialect::postgres {

inline constexpr auto kOperatorClasses = [] {
  using enum target::IndexType;
  constexpr bool by_default = true;
  constexpr bool named = false;
  return std::to_array<target::OperatorClass>({
      {"InetOps", "inet_ops", gist, named, {"Inet"}},
      {"InetOps", "inet_ops", sp_gist, by_default, {"Inet"}},
      {"TextOps", "text_ops", sp_gist, by_default, {"Text", "VarChar", "Char"}},
      {"JsonbOps", "jsonb_ops", gin, by_default, {"JsonB"}},
      {"JsonbPathOps", "jsonb_path_ops", gin, named, {"JsonB"}},
      {"ArrayOps", "array_ops", gin, by_default, {}, true},
      {"BitMinMaxOps", "bit_minmax_ops", brin, by_default, {"Bit"}},
      {"VarBitMinMaxOps", "varbit_minmax_ops", brin, by_default, {"VarBit"}},
      {"BpcharBloomOps", "bpchar_bloom_ops", brin, named, {"Char"}},
      {"BpcharMinMaxOps", "bpchar_minmax_ops", brin, by_default, {"Char"}},
      {"ByteaBloomOps", "bytea_bloom_ops", brin, named, {"ByteA"}},
      {"ByteaMinMaxOps", "bytea_minmax_ops", brin, by_default, {"ByteA"}},
      {"TextBloomOps", "text_bloom_ops", brin, named, {"Text", "VarChar"}},
      {"TextMinMaxOps", "text_minmax_ops", brin, by_default, {"Text", "VarChar"}},
      {"InetInclusionOps", "inet_inclusion_ops", brin, by_default, {"Inet"}},
      {"DateBloomOps", "date_bloom_ops", brin, named, {"Date"}},
      {"DateMinMaxOps", "date_minmax_ops", brin, by_default, {"Date"}},
      {"DateMinMaxMultiOps", "date_minmax_multi_ops", brin, named, {"Date"}},
      {"Float4BloomOps", "float4_bloom_ops", brin, named, {"Real"}},
      {"Float4MinMaxOps", "float4_minmax_ops", brin, by_default, {"Real"}},
      {"Float4MinMaxMultiOps", "float4_minmax_multi_ops", brin, named, {"Real"}},
      {"Float8BloomOps", "float8_bloom_ops", brin, named, {"DoublePrecision"}},
      {"Float8MinMaxOps", "float8_minmax_ops", brin, by_default, {"DoublePrecision"}},
      {"Float8MinMaxMultiOps", "float8_minmax_multi_ops", brin, named, {"DoublePrecision"}},
      {"InetBloomOps", "inet_bloom_ops", brin, named, {"Inet"}},
      {"InetMinMaxOps", "inet_minmax_ops", brin, named, {"Inet"}},
      {"InetMinMaxMultiOps", "inet_minmax_multi_ops", brin, named, {"Inet"}},
      {"Int2BloomOps", "int2_bloom_ops", brin, named, {"SmallInt"}},
      {"Int2MinMaxOps", "int2_minmax_ops", brin, by_default, {"SmallInt"}},
      {"Int2MinMaxMultiOps", "int2_minmax_multi_ops", brin, named, {"SmallInt"}},
      {"Int4BloomOps", "int4_bloom_ops", brin, named, {"Integer"}},
      {"Int4MinMaxOps", "int4_minmax_ops", brin, by_default, {"Integer"}},
      {"Int4MinMaxMultiOps", "int4_minmax_multi_ops", brin, named, {"Integer"}},
      {"Int8BloomOps", "int8_bloom_ops", brin, named, {"BigInt"}},
      {"Int8MinMaxOps", "int8_minmax_ops", brin, by_default, {"BigInt"}},
      {"Int8MinMaxMultiOps", "int8_minmax_multi_ops", brin, named, {"BigInt"}},
      {"NumericBloomOps", "numeric_bloom_ops", brin, named, {"Decimal"}},
      {"NumericMinMaxOps", "numeric_minmax_ops", brin, by_default, {"Decimal"}},
      {"NumericMinMaxMultiOps", "numeric_minmax_multi_ops", brin, named, {"Decimal"}},
      {"OidBloomOps", "oid_bloom_ops", brin, named, {"Oid"}},
      {"OidMinMaxOps", "oid_minmax_ops", brin, by_default, {"Oid"}},
      {"OidMinMaxMultiOps", "oid_minmax_multi_ops", brin, named, {"Oid"}},
      {"TimestampBloomOps", "timestamp_bloom_ops", brin, named, {"Timestamp"}},
      {"TimestampMinMaxOps", "timestamp_minmax_ops", brin, by_default, {"Timestamp"}},
      {"TimestampMinMaxMultiOps", "timestamp_minmax_multi_ops", brin, named, {"Timestamp"}},
      {"TimestampTzBloomOps", "timestamptz_bloom_ops", brin, named, {"Timestamptz"}},
      {"TimestampTzMinMaxOps", "timestamptz_minmax_ops", brin, by_default, {"Timestamptz"}},
      {"TimestampTzMinMaxMultiOps", "timestamptz_minmax_multi_ops", brin, named, {"Timestamptz"}},
      {"TimeBloomOps", "time_bloom_ops", brin, named, {"Time"}},
      {"TimeMinMaxOps", "time_minmax_ops", brin, by_default, {"Time"}},
      {"TimeMinMaxMultiOps", "time_minmax_multi_ops", brin, named, {"Time"}},
      {"TimeTzBloomOps", "timetz_bloom_ops", brin, named, {"Timetz"}},
      {"TimeTzMinMaxOps", "timetz_minmax_ops", brin, by_default, {"Timetz"}},
      {"TimeTzMinMaxMultiOps", "timetz_minmax_multi_ops", brin, named, {"Timetz"}},
      {"UuidBloomOps", "uuid_bloom_ops", brin, named, {"Uuid"}},
      {"UuidMinMaxOps", "uuid_minmax_ops", brin, by_default, {"Uuid"}},
      {"UuidMinMaxMultiOps", "uuid_minmax_multi_ops", brin, named, {"Uuid"}},
  });
}();

inline constexpr std::array<std::string_view, 1> kGinTypes = {"JsonB"};
inline constexpr std::array<std::string_view, 4> kSpGistTypes = {"Text", "VarChar", "Char", "Inet"};
inline constexpr auto kBrinTypes = std::to_array<std::string_view>(
    {"SmallInt",  "Integer",     "BigInt", "Oid",    "Decimal", "Real", "DoublePrecision",
     "Text",      "VarChar",     "Char",   "Bit",    "VarBit",  "Uuid", "Inet",
     "Timestamp", "Timestamptz", "Time",   "Timetz", "Date",    "ByteA"});

inline constexpr auto kIndexRules = std::to_array<target::IndexRule>({
    {.type = target::IndexType::hash, .any_column = true, .sortable = false},
    {.type = target::IndexType::gin,
     .scalars = target::ScalarSet(target::ScalarType::json),
     .native_types = kGinTypes,
     .lists = true},
    // PostgreSQL has no default GiST class for any type here. Plain strings pass for the sake of extensions
    // that bring one.
    {.type = target::IndexType::gist, .scalars = target::ScalarSet(target::ScalarType::string)},
    {.type = target::IndexType::sp_gist,
     .scalars = target::ScalarSet(target::ScalarType::string),
     .native_types = kSpGistTypes,
     .several_columns = false},
    {.type = target::IndexType::brin,
     .scalars =
         target::ScalarSet(target::ScalarType::int_, target::ScalarType::big_int, target::ScalarType::float_,
                           target::ScalarType::decimal, target::ScalarType::string,
                           target::ScalarType::date_time, target::ScalarType::bytes),
     .native_types = kBrinTypes},
});

}  // namespace strata::dialect::postgres
