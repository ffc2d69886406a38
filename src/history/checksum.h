// Checksums of scripts: how the ledger knows that an applied migration was edited afterwards.
#pragma once

#include <string>
#include <string_view>

#include "history/migration.h"

namespace strata::history {

// As a ledger records it: SHA-256 of the script's bytes, lower-case hex. The migration has a script.
[[nodiscard]] std::string checksum(const Migration& migration);

// Whether a recorded checksum stands for this migration, which has a script. Line ends do not count (version
// control changes them), and neither does an old way of printing that left out leading zeros. False also when
// the text is needed to tell and cannot be read any more.
[[nodiscard]] bool matches(std::string_view recorded, const Migration& migration);

}  // namespace strata::history
