// Text of any origin made fit for a terminal: valid, harmless, measured.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace strata::cli {

// What a terminal could take for a command (escape sequences and other control characters) becomes U+FFFD, as
// does what is not UTF-8. Line ends and tabs stay.
[[nodiscard]] std::string printable(std::string_view text);

// What is not UTF-8 becomes U+FFFD; everything else stays.
[[nodiscard]] std::string valid_utf8(std::string_view text);

// The bytes of the first character; `text` is not empty.
[[nodiscard]] std::string_view first_character(std::string_view text);

// Columns that the text takes on a terminal. Tabs count as one.
[[nodiscard]] std::size_t display_width(std::string_view text);

}  // namespace strata::cli
