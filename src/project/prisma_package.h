// Prisma as a project has it: the npm package `prisma`, installed or asked for.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "project/configuration.h"

namespace strata::project {

struct PrismaPackage {
  std::string version;        // "6.19.0"; of one that is not installed the range that package.json asks for
  bool is_installed = false;  // in node_modules, here or in a folder above

  // 6 of "6.19.0" and of "^6.1"; nothing when the version does not begin with a number.
  [[nodiscard]] std::optional<int> major() const;
};

// Whether Prisma sees what .env files set: of 7 on only a prisma.config file loads them.
[[nodiscard]] bool loads_environment_files(const Configuration& configuration,
                                           const std::optional<PrismaPackage>& package);

// Nothing where neither is found. Files that cannot be read or understood count as not there.
[[nodiscard]] std::optional<PrismaPackage> find_prisma(const std::filesystem::path& directory);

}  // namespace strata::project
