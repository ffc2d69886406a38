// Running the project's seed command.
#pragma once

#include <string>
#include <vector>

#include "strata/engine.h"
#include "strata/result.h"

#include "project/configuration.h"

namespace strata::engine {

// Runs `migrations.seed` in a shell: in the working directory, with the project's variables and its
// node_modules/.bin in PATH; `arguments` reach it unchanged. Returns the command. Without one, or when it
// ends badly, an Error. Waits; the command answers Ctrl-C itself.
[[nodiscard]] Result<std::string> run_seed(const Environment& environment,
                                           const project::Configuration& configuration,
                                           const std::vector<std::string>& arguments);

}  // namespace strata::engine
