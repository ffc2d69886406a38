// A generator block. strata runs no generators; it reads their preview features and checks the settings that
// every generator has.
#pragma once

#include "psl/resolution.h"

namespace strata::psl {

void resolve_generator(Resolution& resolution, const ast::Block& block);

}  // namespace strata::psl
