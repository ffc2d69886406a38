// The two files that commands touch themselves: a script that is read, a result that is written.
#pragma once

#include <string>
#include <string_view>

#include "strata/result.h"

namespace strata::cli {

[[nodiscard]] Result<std::string> read_text(const std::string& path);
[[nodiscard]] Result<std::string> read_standard_input();
// Makes the folder, too.
[[nodiscard]] Result<void> write_text(const std::string& path, std::string_view text);

}  // namespace strata::cli
