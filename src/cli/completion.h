// Completions for shells, made from the definitions of commands.
#pragma once

#include <string>

namespace strata::cli {

[[nodiscard]] std::string bash_completion();
[[nodiscard]] std::string zsh_completion();
[[nodiscard]] std::string fish_completion();

}  // namespace strata::cli
