// package.json: its `prisma` section, with `schema` and `seed`.
#pragma once

#include "strata/result.h"

#include "project/configuration_error.h"
#include "project/setting.h"

namespace strata::project {

// Empty settings when there is no such section.
[[nodiscard]] Result<Settings> read_package(const ConfigurationText& file);

}  // namespace strata::project
