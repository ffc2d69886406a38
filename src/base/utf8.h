// UTF-8, one character at a time.
#pragma once

#include <string_view>

namespace strata {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

// Takes the first character off a text that is not empty. A byte that is no UTF-8 comes as
// kReplacementCharacter.
[[nodiscard]] char32_t take_character(std::string_view& text);

}  // namespace strata
