// prisma.config.{ts,js,…}: the values that can be known without running the file.
//
// Understood: string literals, env("X"), process.env.X, `a ?? b` and `a || b` of these, path.join(…) of
// literals, constants that hold such a value. Anything else becomes an Expression, which is an error only
// when a command needs it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "project/configuration_error.h"
#include "project/setting.h"

namespace strata::project {

// How the file loads .env files; since it exists, nobody else does.
struct DotenvUse {
  bool loads = false;
  bool expands = false;             // with dotenv-expand or dotenvx
  std::optional<std::string> path;  // config({ path: "…" })
};

struct PrismaSettings {
  Settings settings;
  DotenvUse dotenv;
};

// `directory` is the folder of the file: the value of __dirname.
[[nodiscard]] PrismaSettings read_prisma_configuration(const ConfigurationText& file,
                                                       const std::filesystem::path& directory,
                                                       const std::filesystem::path& working_directory);

}  // namespace strata::project
