// The line of a file that a diagnostic is about, with a mark under the exact place.
#pragma once

#include <cstddef>
#include <string>

#include "strata/diagnostic.h"

namespace strata::cli {

// A line of source as shown, and the line under it.
struct SourceExcerpt {
  std::string line;
  std::string mark;  // blanks, then ^~~~
};

// Long lines are cut around the place so that both fit into `width` columns.
[[nodiscard]] SourceExcerpt excerpt(const Location& location, std::size_t width);

}  // namespace strata::cli
