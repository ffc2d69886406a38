// What a person should know after a pull: groups of a heading and one line a thing.
#pragma once

#include <string>
#include <vector>

#include "translate/pull/context.h"
#include "translate/pull/relation_fields.h"

namespace strata::translate::pull {

[[nodiscard]] std::vector<std::string> warnings(
    const Context& context, const std::vector<std::vector<RelationField>>& relation_fields);

}  // namespace strata::translate::pull
