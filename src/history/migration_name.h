// The name of a new migration's folder: when it was made and what it is about.
#pragma once

#include <string>
#include <string_view>

#include "base/timestamp.h"

namespace strata::history {

inline constexpr std::size_t kLongestWords = 200;

// What a person called the migration, as it may stand in a folder name: words in lower-case ASCII joined by
// `_`, at most kLongestWords characters. "AddUserTable & É" → "add_user_table_and_e".
[[nodiscard]] std::string to_slug(std::string_view name);

// "20261122204437_add_user_table"; without a name the digits alone. It comes after `last`, the last migration
// so far: when that one was made in the same second, or by a clock that is ahead, the time moves on.
[[nodiscard]] std::string make_migration_name(Timestamp time, std::string_view name, std::string_view last);

}  // namespace strata::history
