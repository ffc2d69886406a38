// strata.toml: `schema`, `[migrations] path, seed`, `[database] url, shadow_url`.
#pragma once

#include "strata/result.h"

#include "engine/configuration_error.h"
#include "engine/setting.h"

namespace strata::engine {

// A key that strata does not know is an error: a misspelt one must not be ignored silently.
[[nodiscard]] Result<Settings> read_toml(const ConfigurationText& file);

}  // namespace strata::engine
