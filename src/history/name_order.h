// The order of migration folders. Prisma sorts names with JavaScript's localeCompare, so this follows the
// root collation of Unicode: punctuation before digits before letters; then accents; then small before
// capital.
//
// Exact for ASCII and for Latin letters up to U+017F; other scripts follow in the order of their code points.
// docs/ledger.md tells it with examples.
#pragma once

#include <string_view>

namespace strata::history {

// Negative, zero or positive as the first name comes before, equals or comes after the second. Zero only for
// equal bytes.
[[nodiscard]] int compare_names(std::string_view first, std::string_view second);

}  // namespace strata::history
