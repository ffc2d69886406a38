// What time it is.
#pragma once

#include "base/timestamp.h"

namespace strata {

[[nodiscard]] Timestamp now();

}  // namespace strata
