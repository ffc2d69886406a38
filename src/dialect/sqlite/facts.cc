#include "dialect/sqlite/facts.h"

#include <array>

namespace strata::dialect::sqlite {
namespace {

using target::ReferentialAction;

constexpr std::array<std::string_view, 1> kSchemes = {"file"};

}  // namespace

constexpr target::Target kTarget = {
    .provider = "sqlite",
    .display_name = "SQLite",
    .url_schemes = kSchemes,
    .has_engine = true,
    .max_name_bytes = 10000,
    .enums = true,
    .json = true,
    .partial_indexes = true,
    .foreign_key_actions = target::ActionSet(ReferentialAction::cascade, ReferentialAction::restrict_,
                                             ReferentialAction::no_action, ReferentialAction::set_null,
                                             ReferentialAction::set_default),
    .prisma_mode_actions = target::ActionSet(ReferentialAction::cascade, ReferentialAction::restrict_,
                                             ReferentialAction::set_null),
    .autoincrement = {.several_per_model = false, .needs_index = true, .must_be_whole_id = true},
    .unique_names_per_schema =
        target::ConstraintKindSet(target::ConstraintKind::index, target::ConstraintKind::unique),
    .constraint_scope_per_schema = true,
};

}  // namespace strata::dialect::sqlite
