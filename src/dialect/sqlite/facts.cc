#include "dialect/sqlite/facts.h"

#include <array>

namespace strata::dialect::sqlite {
namespace {

using target::DefaultNativeType;
using target::ReferentialAction;
using target::ScalarType;

constexpr std::array<std::string_view, 1> kSchemes = {"file"};

// SQLite knows affinities, not types: the names below are for readers and for pull.
constexpr auto kDefaultNativeTypes = std::to_array<DefaultNativeType>({
    {.scalar = ScalarType::int_, .sql = "INTEGER"},
    {.scalar = ScalarType::big_int, .sql = "BIGINT"},
    {.scalar = ScalarType::float_, .sql = "REAL"},
    {.scalar = ScalarType::boolean, .sql = "BOOLEAN"},
    {.scalar = ScalarType::string, .sql = "TEXT"},
    {.scalar = ScalarType::date_time, .sql = "DATETIME"},
    {.scalar = ScalarType::json, .sql = "JSONB"},
    {.scalar = ScalarType::bytes, .sql = "BLOB"},
    {.scalar = ScalarType::decimal, .sql = "DECIMAL"},
});

}  // namespace

constexpr target::Target kTarget = {
    .provider = "sqlite",
    .display_name = "SQLite",
    .url_schemes = kSchemes,
    .example_url = "file:./dev.db",
    .has_engine = true,
    .max_name_bytes = 10000,
    .enums = true,
    .json = true,
    .partial_indexes = true,
    .automatic_index_prefix = "sqlite_autoindex_",
    .text_expressions_pulled_as_text = true,
    .foreign_key_actions = target::ActionSet(ReferentialAction::cascade, ReferentialAction::restrict_,
                                             ReferentialAction::no_action, ReferentialAction::set_null,
                                             ReferentialAction::set_default),
    .prisma_mode_actions = target::ActionSet(ReferentialAction::cascade, ReferentialAction::restrict_,
                                             ReferentialAction::set_null),
    .autoincrement = {.form = target::AutoincrementForm::integer_key,
                      .several_per_model = false,
                      .needs_index = true,
                      .must_be_whole_id = true},
    .unique_names_per_schema =
        target::ConstraintKindSet(target::ConstraintKind::index, target::ConstraintKind::unique),
    .script = {.backtick_names = true, .bracket_names = true, .trigger_bodies = true},
    .default_native_types = kDefaultNativeTypes,
};

}  // namespace strata::dialect::sqlite
