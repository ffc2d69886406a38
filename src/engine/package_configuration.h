// package.json: its `prisma` section, with `schema` and `seed`.
#pragma once

#include "strata/result.h"

#include "engine/configuration_error.h"
#include "engine/setting.h"

namespace strata::engine {

// Empty settings when there is no such section.
[[nodiscard]] Result<Settings> read_package(const ConfigurationText& file);

}  // namespace strata::engine
