// The manual page strata(1), made from the definitions of commands.
#pragma once

#include <string>

namespace strata::cli {

[[nodiscard]] std::string manual_page();

}  // namespace strata::cli
