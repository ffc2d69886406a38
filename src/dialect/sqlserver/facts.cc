#include "dialect/sqlserver/facts.h"

#include <array>

namespace strata::dialect::sqlserver {
namespace {

using target::ConstraintKind;
using target::DefaultNativeType;
using target::KeyUse;
using target::NativeArguments;
using target::NativeType;
using target::ReferentialAction;
using target::ScalarSet;
using target::ScalarType;

constexpr std::array<std::string_view, 1> kSchemes = {"sqlserver"};

constexpr ScalarSet kInt(ScalarType::int_);
constexpr ScalarSet kFloat(ScalarType::float_);
constexpr ScalarSet kString(ScalarType::string);
constexpr ScalarSet kBytes(ScalarType::bytes);
constexpr ScalarSet kDateTime(ScalarType::date_time);

constexpr auto kNativeTypes = std::to_array<NativeType>({
    {.name = "TinyInt", .sql = "TINYINT", .scalars = kInt},
    {.name = "SmallInt", .sql = "SMALLINT", .scalars = kInt},
    {.name = "Int", .sql = "INT", .scalars = kInt},
    {.name = "BigInt", .sql = "BIGINT", .scalars = ScalarSet(ScalarType::big_int)},
    {.name = "Bit", .sql = "BIT", .scalars = ScalarSet(ScalarType::boolean, ScalarType::int_)},
    {.name = "Decimal",
     .sql = "DECIMAL",
     .scalars = ScalarSet(ScalarType::decimal),
     .arguments = NativeArguments::optional_pair,
     .min_first = 1,
     .max_first = 38},
    {.name = "Float",
     .sql = "FLOAT",
     .scalars = kFloat,
     .arguments = NativeArguments::optional_one,
     .min_first = 1,
     .max_first = 53},
    {.name = "Real", .sql = "REAL", .scalars = kFloat},
    {.name = "Money", .sql = "MONEY", .scalars = kFloat},
    {.name = "SmallMoney", .sql = "SMALLMONEY", .scalars = kFloat},
    {.name = "Date", .sql = "DATE", .scalars = kDateTime},
    {.name = "Time", .sql = "TIME", .scalars = kDateTime},
    {.name = "DateTime", .sql = "DATETIME", .scalars = kDateTime},
    {.name = "DateTime2", .sql = "DATETIME2", .scalars = kDateTime},
    {.name = "DateTimeOffset", .sql = "DATETIMEOFFSET", .scalars = kDateTime},
    {.name = "SmallDateTime", .sql = "SMALLDATETIME", .scalars = kDateTime},
    {.name = "Char",
     .sql = "CHAR",
     .scalars = kString,
     .arguments = NativeArguments::optional_one,
     .max_first = 8000},
    {.name = "NChar",
     .sql = "NCHAR",
     .scalars = kString,
     .arguments = NativeArguments::optional_one,
     .max_first = 4000},
    {.name = "VarChar",
     .sql = "VARCHAR",
     .scalars = kString,
     .arguments = NativeArguments::optional_max,
     .max_first = 8000},
    {.name = "NVarChar",
     .sql = "NVARCHAR",
     .scalars = kString,
     .arguments = NativeArguments::optional_max,
     .max_first = 4000},
    {.name = "Text", .sql = "TEXT", .scalars = kString, .key_use = KeyUse::forbidden},
    {.name = "NText", .sql = "NTEXT", .scalars = kString, .key_use = KeyUse::forbidden},
    {.name = "Xml", .sql = "XML", .scalars = kString, .key_use = KeyUse::forbidden},
    {.name = "UniqueIdentifier", .sql = "UNIQUEIDENTIFIER", .scalars = kString},
    {.name = "Binary",
     .sql = "BINARY",
     .scalars = kBytes,
     .arguments = NativeArguments::optional_one,
     .max_first = 8000},
    {.name = "VarBinary",
     .sql = "VARBINARY",
     .scalars = kBytes,
     .arguments = NativeArguments::optional_max,
     .max_first = 8000},
    {.name = "Image", .sql = "IMAGE", .scalars = kBytes, .key_use = KeyUse::forbidden},
});

constexpr auto kDefaultNativeTypes = std::to_array<DefaultNativeType>({
    {.scalar = ScalarType::int_, .name = "Int", .sql = "INT"},
    {.scalar = ScalarType::big_int, .name = "BigInt", .sql = "BIGINT"},
    {.scalar = ScalarType::float_, .name = "Float", .sql = "FLOAT", .first = 53},
    {.scalar = ScalarType::boolean, .name = "Bit", .sql = "BIT"},
    {.scalar = ScalarType::string, .name = "NVarChar", .sql = "NVARCHAR", .first = 1000},
    {.scalar = ScalarType::date_time, .name = "DateTime2", .sql = "DATETIME2"},
    {.scalar = ScalarType::bytes, .name = "VarBinary", .sql = "VARBINARY", .first = target::kMaxArgument},
    {.scalar = ScalarType::decimal, .name = "Decimal", .sql = "DECIMAL", .first = 32, .second = 16},
});

}  // namespace

constexpr target::Target kTarget = {
    .provider = "sqlserver",
    .display_name = "SQL Server",
    .url_schemes = kSchemes,
    .example_url = "sqlserver://localhost:1433;database=mydb;user=sa;password=password;encrypt=true",
    .max_name_bytes = 128,
    .multi_schema = true,
    .named_primary_keys = true,
    .named_foreign_keys = true,
    .named_defaults = true,
    .clustering = true,
    .partial_indexes = true,
    .primary_key_sort = true,
    .bytes_in_primary_key = false,
    .references_need_order = true,
    .cascade_cycles = false,
    .foreign_key_actions = target::ActionSet(ReferentialAction::cascade, ReferentialAction::no_action,
                                             ReferentialAction::set_null, ReferentialAction::set_default),
    .prisma_mode_actions = target::ActionSet(ReferentialAction::cascade, ReferentialAction::restrict_,
                                             ReferentialAction::no_action, ReferentialAction::set_null),
    .default_on_delete_required = ReferentialAction::no_action,
    .unique_names_per_schema = target::ConstraintKindSet(
        ConstraintKind::primary_key, ConstraintKind::foreign_key, ConstraintKind::default_),
    .unique_names_per_model =
        target::ConstraintKindSet(ConstraintKind::primary_key, ConstraintKind::index, ConstraintKind::unique),
    .native_types = kNativeTypes,
    .default_native_types = kDefaultNativeTypes,
};

}  // namespace strata::dialect::sqlserver
