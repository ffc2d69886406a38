// What the faces of pulling share.
#pragma once

#include <string>

#include "strata/result.h"

#include "project/project.h"

namespace strata::engine {

// Only the configuration blocks stay: every model will be made anew.
void forget_models(project::Project& project);

// P4001: the database has no tables.
[[nodiscard]] Error nothing_to_pull(const std::string& location);

}  // namespace strata::engine
