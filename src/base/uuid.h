// Random identifiers.
#pragma once

#include <string>

namespace strata {

// Version 4, lower case with hyphens: 36 characters from the system's random source.
[[nodiscard]] std::string make_uuid();

}  // namespace strata
