#include "dialect/mongodb/facts.h"

#include <array>

namespace strata::dialect::mongodb {
namespace {

using target::ConstraintKind;
using target::DefaultNativeType;
using target::NativeType;
using target::ReferentialAction;
using target::ScalarSet;
using target::ScalarType;

constexpr std::array<std::string_view, 2> kSchemes = {"mongodb", "mongodb+srv"};

constexpr ScalarSet kDateTime(ScalarType::date_time);

constexpr auto kNativeTypes = std::to_array<NativeType>({
    {.name = "String", .scalars = ScalarSet(ScalarType::string)},
    {.name = "ObjectId", .scalars = ScalarSet(ScalarType::string, ScalarType::bytes)},
    {.name = "Bool", .scalars = ScalarSet(ScalarType::boolean)},
    {.name = "Int", .scalars = ScalarSet(ScalarType::int_)},
    {.name = "Long", .scalars = ScalarSet(ScalarType::int_, ScalarType::big_int)},
    {.name = "Double", .scalars = ScalarSet(ScalarType::float_)},
    {.name = "BinData", .scalars = ScalarSet(ScalarType::bytes)},
    {.name = "Date", .scalars = kDateTime},
    {.name = "Timestamp", .scalars = kDateTime},
    {.name = "Json", .scalars = ScalarSet(ScalarType::json)},
});

constexpr auto kDefaultNativeTypes = std::to_array<DefaultNativeType>({
    {.scalar = ScalarType::int_, .name = "Long"},
    {.scalar = ScalarType::big_int, .name = "Long"},
    {.scalar = ScalarType::float_, .name = "Double"},
    {.scalar = ScalarType::boolean, .name = "Bool"},
    {.scalar = ScalarType::string, .name = "String"},
    {.scalar = ScalarType::date_time, .name = "Timestamp"},
    {.scalar = ScalarType::json, .name = "Json"},
    {.scalar = ScalarType::bytes, .name = "BinData"},
});

}  // namespace

constexpr target::Target kTarget = {
    .provider = "mongodb",
    .display_name = "MongoDB",
    .url_schemes = kSchemes,
    .example_url = "mongodb://user:password@localhost:27017/mydb",
    .max_name_bytes = 127,
    .enums = true,
    .scalar_lists = true,
    .json = true,
    .json_lists = true,
    .documents = true,
    .composite_types = true,
    .fulltext_indexes = true,
    .auto_default = true,
    .decimal = false,
    .many_to_many_embedded = true,
    .foreign_keys = false,
    .prisma_mode_actions = target::ActionSet(ReferentialAction::cascade, ReferentialAction::restrict_,
                                             ReferentialAction::no_action, ReferentialAction::set_null),
    .autoincrement = {.supported = false},
    .unique_names_per_model = target::ConstraintKindSet(ConstraintKind::index, ConstraintKind::unique),
    .native_types = kNativeTypes,
    .default_native_types = kDefaultNativeTypes,
};

}  // namespace strata::dialect::mongodb
