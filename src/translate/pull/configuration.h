// The datasource and generator blocks of the existing files, as pull writes them again: settings in Prisma's
// order. A block that holds comments is copied as it stands, because they belong to their lines.
#pragma once

#include <string>
#include <string_view>

#include "base/source.h"

namespace strata::translate::pull {

// All such blocks of one file: generators first, then the datasource. The first generator gets the preview
// feature `added`, unless that is empty.
[[nodiscard]] std::string configuration_blocks(const SourceSet& sources, std::uint32_t source,
                                               std::string_view added);

}  // namespace strata::translate::pull
