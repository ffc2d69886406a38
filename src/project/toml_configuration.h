// strata.toml: `schema`, `[migrations] path, seed`, `[database] url, shadow_url`.
#pragma once

#include "strata/result.h"

#include "project/configuration_error.h"
#include "project/setting.h"

namespace strata::project {

// A key that strata does not know is an error: a misspelt one must not be ignored silently.
[[nodiscard]] Result<Settings> read_toml(const ConfigurationText& file);

}  // namespace strata::project
