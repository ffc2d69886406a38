// docs/cli.md, made from the definitions of commands.
#pragma once

#include <string>

namespace strata::cli {

[[nodiscard]] std::string markdown_reference();

}  // namespace strata::cli
