// Checksums of scripts: how the ledger knows that an applied migration was edited afterwards.
#pragma once

#include <string>
#include <string_view>

namespace strata::history {

// SHA-256 of the bytes, lower-case hex.
[[nodiscard]] std::string checksum(std::string_view script);

// Whether a recorded checksum stands for this script. Line ends do not count (version control changes them),
// and neither does an old way of printing that left out leading zeros.
[[nodiscard]] bool matches(std::string_view recorded, std::string_view script);

}  // namespace strata::history
