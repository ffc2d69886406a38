#include <limits>

#include "target/target.h"

namespace strata::target {

constexpr Target kUnknownTarget = {
    .max_name_bytes = std::numeric_limits<std::size_t>::max(),
    .enums = true,
    .json = true,
    .decimal = false,
    .references_need_order = true,
    .foreign_key_actions =
        ActionSet(ReferentialAction::cascade, ReferentialAction::restrict_, ReferentialAction::no_action,
                  ReferentialAction::set_null, ReferentialAction::set_default),
    .prisma_mode_actions =
        ActionSet(ReferentialAction::cascade, ReferentialAction::restrict_, ReferentialAction::no_action,
                  ReferentialAction::set_null, ReferentialAction::set_default),
    .autoincrement = {.several_per_model = false, .needs_index = true, .must_be_whole_id = true},
};

}  // namespace strata::target
