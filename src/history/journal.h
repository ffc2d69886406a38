// How far a migration came that runs in parts, as text in the `logs` of its unfinished row. Prisma shows such
// a row as a failed migration and leaves the text alone. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dialect/dialect.h"

namespace strata::history {

// `trouble` tells why the run ended; empty while it goes on.
[[nodiscard]] std::string to_journal(const dialect::Progress& progress, std::string_view trouble);

// Nothing for logs that strata did not write this way.
[[nodiscard]] std::optional<dialect::Progress> parse_journal(std::string_view logs);

}  // namespace strata::history
