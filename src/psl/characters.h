// Which characters the schema language takes for letters and for blanks, beyond ASCII.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace strata::psl {

struct DecodedCharacter {
  char32_t code_point = 0;
  std::uint32_t size = 0;  // in bytes
};

// The character at the start of `text`; nullopt at the end and where the bytes are no UTF-8.
[[nodiscard]] std::optional<DecodedCharacter> decode_utf8(std::string_view text);

// Appends the UTF-8 form of a Unicode scalar value.
void append_utf8(std::string& text, char32_t code_point);

// Offset of the first byte that is no UTF-8; npos when there is none.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view text);

// Unicode's general category L (any letter), for characters above ASCII.
[[nodiscard]] bool is_letter(char32_t code_point);

// Unicode's general category Zs (space separators), for characters above ASCII.
[[nodiscard]] bool is_blank(char32_t code_point);

}  // namespace strata::psl
