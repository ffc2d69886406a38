// Near names for misspelt ones.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace strata::cli {

// The candidate that takes the fewest edits to reach, if it is near enough to be meant.
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view written,
                                                      std::span<const std::string_view> candidates);

}  // namespace strata::cli
