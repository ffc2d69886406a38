// Escapes of string literals: JSON's rules.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "psl/parse_state.h"

namespace strata::psl {

// `content` is what stands between the quotes, `begin` its offset in the source. A wrong escape is reported
// and left out.
[[nodiscard]] std::string unescape(ParseState& state, std::string_view content, std::uint32_t begin);

}  // namespace strata::psl
