#include "dialect/cockroach/facts.h"

#include <array>

namespace strata::dialect::cockroach {
namespace {

using target::ConstraintKind;
using target::DefaultNativeType;
using target::IndexType;
using target::NativeArguments;
using target::NativeType;
using target::ReferentialAction;
using target::ScalarSet;
using target::ScalarType;

constexpr std::array<std::string_view, 3> kSchemes = {"postgresql", "postgres", "cockroachdb"};

constexpr ScalarSet kInt(ScalarType::int_);
constexpr ScalarSet kFloat(ScalarType::float_);
constexpr ScalarSet kString(ScalarType::string);
constexpr ScalarSet kDateTime(ScalarType::date_time);

constexpr auto kNativeTypes = std::to_array<NativeType>({
    {.name = "Int2", .sql = "INT2", .scalars = kInt},
    {.name = "Int4", .sql = "INT4", .scalars = kInt},
    {.name = "Oid", .sql = "OID", .scalars = kInt},
    {.name = "Int8", .sql = "INT8", .scalars = ScalarSet(ScalarType::big_int)},
    {.name = "Float4", .sql = "FLOAT4", .scalars = kFloat},
    {.name = "Float8", .sql = "FLOAT8", .scalars = kFloat},
    {.name = "Decimal",
     .sql = "DECIMAL",
     .scalars = ScalarSet(ScalarType::decimal),
     .arguments = NativeArguments::optional_pair,
     .min_first = 1,
     .max_first = 1000},
    {.name = "Bool", .sql = "BOOL", .scalars = ScalarSet(ScalarType::boolean)},
    {.name = "String", .sql = "STRING", .scalars = kString, .arguments = NativeArguments::optional_one},
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
    // PostgreSQL's one-byte type, whose name is quoted to tell it from CHAR.
    {.name = "CatalogSingleChar", .sql = "\"char\"", .scalars = kString},
    {.name = "Inet", .sql = "INET", .scalars = kString},
    {.name = "Uuid", .sql = "UUID", .scalars = kString},
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
    {.name = "JsonB", .sql = "JSONB", .scalars = ScalarSet(ScalarType::json)},
    {.name = "Bytes", .sql = "BYTES", .scalars = ScalarSet(ScalarType::bytes)},
});

constexpr auto kDefaultNativeTypes = std::to_array<DefaultNativeType>({
    {.scalar = ScalarType::int_, .name = "Int4", .sql = "INT4"},
    {.scalar = ScalarType::big_int, .name = "Int8", .sql = "INT8"},
    {.scalar = ScalarType::float_, .name = "Float8", .sql = "FLOAT8"},
    {.scalar = ScalarType::boolean, .name = "Bool", .sql = "BOOL"},
    {.scalar = ScalarType::string, .name = "String", .sql = "STRING"},
    {.scalar = ScalarType::date_time, .name = "Timestamp", .sql = "TIMESTAMP", .first = 3},
    {.scalar = ScalarType::json, .name = "JsonB", .sql = "JSONB"},
    {.scalar = ScalarType::bytes, .name = "Bytes", .sql = "BYTES"},
    {.scalar = ScalarType::decimal, .name = "Decimal", .sql = "DECIMAL", .first = 65, .second = 30},
});

constexpr std::array<std::string_view, 1> kGinTypes = {"JsonB"};
constexpr std::array<target::IndexRule, 1> kIndexRules = {{{.type = IndexType::gin,
                                                            .scalars = ScalarSet(ScalarType::json),
                                                            .native_types = kGinTypes,
                                                            .lists = true,
                                                            .operator_classes = false,
                                                            .json_last = true}}};

}  // namespace

constexpr target::Target kTarget = {
    .provider = "cockroachdb",
    .display_name = "CockroachDB",
    .url_schemes = kSchemes,
    .keyword_urls = true,
    .example_url = "postgresql://user:password@localhost:26257/mydb",
    .has_engine = true,
    .max_name_bytes = 63,
    .enums = true,
    .enum_form = target::EnumForm::named_type,
    .scalar_lists = true,
    .json = true,
    .multi_schema = true,
    .named_primary_keys = true,
    .named_foreign_keys = true,
    .partial_indexes = true,
    .sequences_as_default = true,
    .bytes_literals = true,
    .index_types = target::IndexTypeSet(IndexType::btree, IndexType::gin),
    .index_rules = kIndexRules,
    .foreign_key_actions = target::ActionSet(ReferentialAction::cascade, ReferentialAction::restrict_,
                                             ReferentialAction::no_action, ReferentialAction::set_null,
                                             ReferentialAction::set_default),
    .prisma_mode_actions = target::ActionSet(ReferentialAction::cascade, ReferentialAction::restrict_,
                                             ReferentialAction::no_action, ReferentialAction::set_null),
    .autoincrement = {.form = target::AutoincrementForm::unique_rowid, .big_int_only = true},
    .unique_names_per_model = target::ConstraintKindSet(ConstraintKind::primary_key, ConstraintKind::index,
                                                        ConstraintKind::unique, ConstraintKind::foreign_key),
    .script = {.nested_comments = true, .dollar_quotes = true},
    .native_types = kNativeTypes,
    .default_native_types = kDefaultNativeTypes,
};

}  // namespace strata::dialect::cockroach
