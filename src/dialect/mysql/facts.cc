#include "dialect/mysql/facts.h"

#include <array>

namespace strata::dialect::mysql {
namespace {

using target::ConstraintKind;
using target::DefaultNativeType;
using target::KeyUse;
using target::NativeArguments;
using target::NativeType;
using target::ReferentialAction;
using target::ScalarSet;
using target::ScalarType;

constexpr std::array<std::string_view, 1> kSchemes = {"mysql"};

constexpr ScalarSet kBooleanOrInt(ScalarType::boolean, ScalarType::int_);
constexpr ScalarSet kInt(ScalarType::int_);
constexpr ScalarSet kBigInt(ScalarType::big_int);
constexpr ScalarSet kFloat(ScalarType::float_);
constexpr ScalarSet kString(ScalarType::string);
constexpr ScalarSet kBytes(ScalarType::bytes);
constexpr ScalarSet kDateTime(ScalarType::date_time);

constexpr auto kNativeTypes = std::to_array<NativeType>({
    {.name = "TinyInt", .sql = "TINYINT", .scalars = kBooleanOrInt},
    {.name = "UnsignedTinyInt", .sql = "TINYINT UNSIGNED", .scalars = kBooleanOrInt},
    {.name = "SmallInt", .sql = "SMALLINT", .scalars = kInt},
    {.name = "UnsignedSmallInt", .sql = "SMALLINT UNSIGNED", .scalars = kInt},
    {.name = "MediumInt", .sql = "MEDIUMINT", .scalars = kInt},
    {.name = "UnsignedMediumInt", .sql = "MEDIUMINT UNSIGNED", .scalars = kInt},
    {.name = "Int", .sql = "INTEGER", .scalars = kInt},
    {.name = "UnsignedInt", .sql = "INTEGER UNSIGNED", .scalars = kInt},
    {.name = "Year", .sql = "YEAR", .scalars = kInt},
    {.name = "BigInt", .sql = "BIGINT", .scalars = kBigInt},
    {.name = "UnsignedBigInt", .sql = "BIGINT UNSIGNED", .scalars = kBigInt},
    {.name = "Float", .sql = "FLOAT", .scalars = kFloat},
    {.name = "Double", .sql = "DOUBLE", .scalars = kFloat},
    {.name = "Decimal",
     .sql = "DECIMAL",
     .scalars = ScalarSet(ScalarType::decimal),
     .arguments = NativeArguments::optional_pair,
     .max_first = 65,
     .max_second = 30},
    {.name = "Bit",
     .sql = "BIT",
     .scalars = ScalarSet(ScalarType::boolean, ScalarType::bytes),
     .arguments = NativeArguments::required_one,
     .min_first = 1,
     .max_first = 64,
     .max_first_on_boolean = 1},
    {.name = "Char",
     .sql = "CHAR",
     .scalars = kString,
     .arguments = NativeArguments::required_one,
     .max_first = 255},
    {.name = "VarChar",
     .sql = "VARCHAR",
     .scalars = kString,
     .arguments = NativeArguments::required_one,
     .max_first = 65535},
    {.name = "TinyText", .sql = "TINYTEXT", .scalars = kString, .key_use = KeyUse::needs_length},
    {.name = "Text", .sql = "TEXT", .scalars = kString, .key_use = KeyUse::needs_length},
    {.name = "MediumText", .sql = "MEDIUMTEXT", .scalars = kString, .key_use = KeyUse::needs_length},
    {.name = "LongText", .sql = "LONGTEXT", .scalars = kString, .key_use = KeyUse::needs_length},
    {.name = "Binary", .sql = "BINARY", .scalars = kBytes, .arguments = NativeArguments::required_one},
    {.name = "VarBinary", .sql = "VARBINARY", .scalars = kBytes, .arguments = NativeArguments::required_one},
    {.name = "TinyBlob", .sql = "TINYBLOB", .scalars = kBytes, .key_use = KeyUse::needs_length},
    {.name = "Blob", .sql = "BLOB", .scalars = kBytes, .key_use = KeyUse::needs_length},
    {.name = "MediumBlob", .sql = "MEDIUMBLOB", .scalars = kBytes, .key_use = KeyUse::needs_length},
    {.name = "LongBlob", .sql = "LONGBLOB", .scalars = kBytes, .key_use = KeyUse::needs_length},
    {.name = "Date", .sql = "DATE", .scalars = kDateTime},
    {.name = "Time", .sql = "TIME", .scalars = kDateTime, .arguments = NativeArguments::optional_one},
    {.name = "DateTime", .sql = "DATETIME", .scalars = kDateTime, .arguments = NativeArguments::optional_one},
    {.name = "Timestamp",
     .sql = "TIMESTAMP",
     .scalars = kDateTime,
     .arguments = NativeArguments::optional_one},
    {.name = "Json", .sql = "JSON", .scalars = ScalarSet(ScalarType::json)},
});

constexpr auto kDefaultNativeTypes = std::to_array<DefaultNativeType>({
    {.scalar = ScalarType::int_, .name = "Int", .sql = "INTEGER"},
    {.scalar = ScalarType::big_int, .name = "BigInt", .sql = "BIGINT"},
    {.scalar = ScalarType::float_, .name = "Double", .sql = "DOUBLE"},
    // BOOLEAN is TINYINT(1), the only width that MySQL still reports.
    {.scalar = ScalarType::boolean, .name = "TinyInt", .sql = "BOOLEAN"},
    {.scalar = ScalarType::string, .name = "VarChar", .sql = "VARCHAR", .first = 191},
    {.scalar = ScalarType::date_time, .name = "DateTime", .sql = "DATETIME", .first = 3},
    {.scalar = ScalarType::json, .name = "Json", .sql = "JSON"},
    {.scalar = ScalarType::bytes, .name = "LongBlob", .sql = "LONGBLOB"},
    {.scalar = ScalarType::decimal, .name = "Decimal", .sql = "DECIMAL", .first = 65, .second = 30},
});

}  // namespace

constexpr target::Target kTarget = {
    .provider = "mysql",
    .display_name = "MySQL",
    .url_schemes = kSchemes,
    .example_url = "mysql://user:password@localhost:3306/mydb",
    .max_name_bytes = 64,
    .enums = true,
    .enum_form = target::EnumForm::column_type,
    .json = true,
    .name_quote = '`',
    .named_foreign_keys = true,
    .fulltext_indexes = true,
    .index_prefix_length = true,
    .shard_keys = true,
    .set_default_is_warning = true,
    .foreign_key_actions = target::ActionSet(ReferentialAction::cascade, ReferentialAction::restrict_,
                                             ReferentialAction::no_action, ReferentialAction::set_null,
                                             ReferentialAction::set_default),
    .prisma_mode_actions = target::ActionSet(ReferentialAction::cascade, ReferentialAction::restrict_,
                                             ReferentialAction::no_action, ReferentialAction::set_null),
    .autoincrement = {.several_per_model = false, .needs_index = true},
    .unique_names_per_schema = target::ConstraintKindSet(ConstraintKind::foreign_key),
    .unique_names_per_model = target::ConstraintKindSet(ConstraintKind::index, ConstraintKind::unique),
    .native_types = kNativeTypes,
    .native_argument_separator = ", ",
    .default_native_types = kDefaultNativeTypes,
};

}  // namespace strata::dialect::mysql
