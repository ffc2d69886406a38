#include "dialect/postgres/facts.h"

#include <array>

#include "dialect/postgres/operator_classes.h"

namespace strata::dialect::postgres {
namespace {

using target::ConstraintKind;
using target::DefaultNativeType;
using target::IndexType;
using target::KeyUse;
using target::NativeArguments;
using target::NativeType;
using target::ReferentialAction;
using target::ScalarSet;
using target::ScalarType;

constexpr std::array<std::string_view, 1> kAliases = {"postgres"};
constexpr std::array<std::string_view, 2> kSchemes = {"postgresql", "postgres"};

constexpr ScalarSet kInt(ScalarType::int_);
constexpr ScalarSet kFloat(ScalarType::float_);
constexpr ScalarSet kDecimal(ScalarType::decimal);
constexpr ScalarSet kString(ScalarType::string);
constexpr ScalarSet kDateTime(ScalarType::date_time);

constexpr auto kNativeTypes = std::to_array<NativeType>({
    {.name = "SmallInt", .sql = "SMALLINT", .scalars = kInt},
    {.name = "Integer", .sql = "INTEGER", .scalars = kInt},
    {.name = "BigInt", .sql = "BIGINT", .scalars = ScalarSet(ScalarType::big_int)},
    {.name = "Oid", .sql = "OID", .scalars = kInt},
    {.name = "Decimal",
     .sql = "DECIMAL",
     .scalars = kDecimal,
     .arguments = NativeArguments::optional_pair,
     .min_first = 1,
     .max_first = 1000},
    {.name = "Money", .sql = "MONEY", .scalars = kDecimal},
    {.name = "Real", .sql = "REAL", .scalars = kFloat},
    {.name = "DoublePrecision", .sql = "DOUBLE PRECISION", .scalars = kFloat},
    {.name = "Text", .sql = "TEXT", .scalars = kString},
    {.name = "VarChar", .sql = "VARCHAR", .scalars = kString, .arguments = NativeArguments::optional_one},
    {.name = "Char", .sql = "CHAR", .scalars = kString, .arguments = NativeArguments::optional_one},
    {.name = "Bit",
     .sql = "BIT",
     .scalars = kString,
     .arguments = NativeArguments::optional_one,
     .min_first = 1},
    {.name = "VarBit",
     .sql = "VARBIT",
     .scalars = kString,
     .arguments = NativeArguments::optional_one,
     .min_first = 1},
    {.name = "Uuid", .sql = "UUID", .scalars = kString},
    {.name = "Xml", .sql = "XML", .scalars = kString, .key_use = KeyUse::primary_key_only},
    {.name = "Inet", .sql = "INET", .scalars = kString},
    {.name = "Citext", .sql = "CITEXT", .scalars = kString},
    {.name = "Boolean", .sql = "BOOLEAN", .scalars = ScalarSet(ScalarType::boolean)},
    {.name = "Timestamp",
     .sql = "TIMESTAMP",
     .scalars = kDateTime,
     .arguments = NativeArguments::optional_one,
     .max_first = 6},
    {.name = "Timestamptz",
     .sql = "TIMESTAMPTZ",
     .scalars = kDateTime,
     .arguments = NativeArguments::optional_one,
     .max_first = 6},
    {.name = "Time",
     .sql = "TIME",
     .scalars = kDateTime,
     .arguments = NativeArguments::optional_one,
     .max_first = 6},
    {.name = "Timetz",
     .sql = "TIMETZ",
     .scalars = kDateTime,
     .arguments = NativeArguments::optional_one,
     .max_first = 6},
    {.name = "Date", .sql = "DATE", .scalars = kDateTime},
    {.name = "Json", .sql = "JSON", .scalars = ScalarSet(ScalarType::json)},
    {.name = "JsonB", .sql = "JSONB", .scalars = ScalarSet(ScalarType::json)},
    {.name = "ByteA", .sql = "BYTEA", .scalars = ScalarSet(ScalarType::bytes)},
});

constexpr auto kDefaultNativeTypes = std::to_array<DefaultNativeType>({
    {.scalar = ScalarType::int_, .name = "Integer", .sql = "INTEGER"},
    {.scalar = ScalarType::big_int, .name = "BigInt", .sql = "BIGINT"},
    {.scalar = ScalarType::float_, .name = "DoublePrecision", .sql = "DOUBLE PRECISION"},
    {.scalar = ScalarType::boolean, .name = "Boolean", .sql = "BOOLEAN"},
    {.scalar = ScalarType::string, .name = "Text", .sql = "TEXT"},
    {.scalar = ScalarType::date_time, .name = "Timestamp", .sql = "TIMESTAMP", .first = 3},
    {.scalar = ScalarType::json, .name = "JsonB", .sql = "JSONB"},
    {.scalar = ScalarType::bytes, .name = "ByteA", .sql = "BYTEA"},
    {.scalar = ScalarType::decimal, .name = "Decimal", .sql = "DECIMAL", .first = 65, .second = 30},
});

}  // namespace

constexpr target::Target kTarget = {
    .provider = "postgresql",
    .aliases = kAliases,
    .display_name = "PostgreSQL",
    .url_schemes = kSchemes,
    .keyword_urls = true,
    .example_url = "postgresql://user:password@localhost:5432/mydb?schema=public",
    .has_engine = true,
    .max_name_bytes = 63,
    .enums = true,
    .enum_form = target::EnumForm::named_type,
    .scalar_lists = true,
    .json = true,
    .json_lists = true,
    .multi_schema = true,
    .extensions = true,
    .named_primary_keys = true,
    .named_foreign_keys = true,
    .partial_indexes = true,
    .many_to_many_primary_key = true,
    .set_null_on_required_is_warning = true,
    .bytes_literals = true,
    .full_text_preview = true,
    .index_types = target::IndexTypeSet(IndexType::btree, IndexType::hash, IndexType::gin, IndexType::gist,
                                        IndexType::sp_gist, IndexType::brin),
    .index_rules = kIndexRules,
    .operator_classes = kOperatorClasses,
    .foreign_key_actions = target::ActionSet(ReferentialAction::cascade, ReferentialAction::restrict_,
                                             ReferentialAction::no_action, ReferentialAction::set_null,
                                             ReferentialAction::set_default),
    .prisma_mode_actions = target::ActionSet(ReferentialAction::cascade, ReferentialAction::restrict_,
                                             ReferentialAction::set_null),
    .autoincrement = {.form = target::AutoincrementForm::sequence},
    .unique_names_per_schema =
        target::ConstraintKindSet(ConstraintKind::primary_key, ConstraintKind::index, ConstraintKind::unique),
    .unique_names_per_model = target::ConstraintKindSet(ConstraintKind::primary_key, ConstraintKind::index,
                                                        ConstraintKind::unique, ConstraintKind::foreign_key),
    .script = {.nested_comments = true, .dollar_quotes = true},
    .native_types = kNativeTypes,
    .default_native_types = kDefaultNativeTypes,
};

}  // namespace strata::dialect::postgres
