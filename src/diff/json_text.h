// JSON documents compared as values: blanks and the order of members mean nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace strata::diff {

// One spelling for every document that means the same. Nothing if `text` is not JSON or nested beyond 128
// levels.
[[nodiscard]] std::optional<std::string> canonical_json(std::string_view text);

}  // namespace strata::diff
