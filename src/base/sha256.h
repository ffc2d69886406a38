// SHA-256 of a text.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace strata {

using Sha256 = std::array<std::uint8_t, 32>;

[[nodiscard]] Sha256 sha256(std::string_view text);

// Lower case, 64 characters.
[[nodiscard]] std::string to_hex(const Sha256& digest);
// Whether the text is what to_hex gives.
[[nodiscard]] bool is_hex(std::string_view text, const Sha256& digest);

}  // namespace strata
