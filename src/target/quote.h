// Names and texts as they stand in SQL. Nothing that a user wrote reaches a statement on another way.
#pragma once

#include <string>
#include <string_view>

namespace strata::target {

// "name", with the quote doubled where the name contains it. `quote` is the database's own: " or `.
[[nodiscard]] std::string quote_name(std::string_view name, char quote = '"');

// 'text', quotes doubled. For databases where a backslash means nothing in a string.
[[nodiscard]] std::string quote_string(std::string_view text);

}  // namespace strata::target
