// Bytes in hexadecimal digits ↔ padded base64, the two spellings of byte literals.
#pragma once

#include <string>
#include <string_view>

namespace strata {

// Valid base64; stops where it is not.
[[nodiscard]] std::string base64_to_hex(std::string_view base64);
// An even number of digits in either case.
[[nodiscard]] std::string to_base64(std::string_view hex);

}  // namespace strata
