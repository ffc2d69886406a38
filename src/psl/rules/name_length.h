// Names that were written out must fit; names that are generated are cut by their maker.
#pragma once

#include <string_view>

#include "psl/rules/context.h"

namespace strata::psl::rules {

// Reports a constraint name that is longer than the target's limit.
void check_name_length(const Context& context, std::string_view name, Span span);

}  // namespace strata::psl::rules
