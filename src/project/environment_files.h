// Which .env files a project has: the one at its root and the one beside its schema, or those that a
// prisma.config file loads by itself.
#pragma once

#include <optional>

#include "strata/result.h"

#include "project/configuration.h"
#include "project/prisma_configuration.h"

namespace strata::project {

// `dotenv` is there when a prisma.config file decides.
[[nodiscard]] Result<void> read_first_environment_file(const std::optional<DotenvUse>& dotenv,
                                                       Configuration& configuration);

// The schema's folder is known by now. Two files that disagree about a variable are an error; what the
// environment itself sets wins over both.
[[nodiscard]] Result<void> read_schema_environment_file(const Environment& environment,
                                                        Configuration& configuration);

}  // namespace strata::project
