// Which configuration file a project has, and what it says.
#pragma once

#include <filesystem>
#include <optional>

#include "strata/result.h"

#include "project/prisma_configuration.h"
#include "project/setting.h"

namespace strata::project {

struct ConfigurationFile {
  std::optional<std::filesystem::path> path;  // absolute; none: the project has no configuration file
  Settings settings;
  std::optional<DotenvUse> dotenv;  // of a prisma.config file: it decides about .env itself
};

// `chosen` is the file of --config.
[[nodiscard]] Result<ConfigurationFile> read_configuration_file(
    const std::filesystem::path& working_directory, const std::optional<std::filesystem::path>& chosen);

// package.json in the folder or the nearest one above it.
[[nodiscard]] std::optional<std::filesystem::path> find_package_file(const std::filesystem::path& directory);

}  // namespace strata::project
