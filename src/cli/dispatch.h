// From the words on the command line to the command that runs.
#pragma once

#include <string>
#include <vector>

#include "cli/session.h"

namespace strata::cli {

// `words` without the program's name. Returns the exit code.
[[nodiscard]] int dispatch(std::vector<std::string> words, Session& session);

}  // namespace strata::cli
