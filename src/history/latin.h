// Latin letters with marks (U+00C0 to U+017F) and the plain letters that they stand for.
#pragma once

#include <string_view>

namespace strata::history {

// "é" → "e", "Æ" → "ae", in lower case; empty for every other character.
[[nodiscard]] std::string_view plain_latin(char32_t character);

// Whether a character of this range is a capital.
[[nodiscard]] bool is_latin_capital(char32_t character);

}  // namespace strata::history
