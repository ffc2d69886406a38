// What flags, environment and configuration files say about a project, before any schema file is read.
//
// One configuration file is read: the one that --config names, else strata.toml, else a prisma.config.* file,
// else the `prisma` section of package.json. Values are looked up when they are needed: a URL that no command
// asks for may name a variable that is not set.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "strata/engine.h"
#include "strata/result.h"

#include "project/setting.h"

namespace strata::project {

struct Configuration {
  std::filesystem::path working_directory;      // absolute
  std::optional<std::filesystem::path> file;    // the one that was read; none: defaults only
  std::filesystem::path directory;              // of that file, else the working directory
  std::optional<std::filesystem::path> schema;  // absolute
  std::optional<Setting> migrations_path;       // relative to `directory`
  std::optional<Setting> views_path;            // the same
  std::optional<Setting> seed;                  // a shell command
  std::optional<Setting> shadow_preparation;    // SQL that runs in a shadow database before the migrations
  std::optional<Setting> url, direct_url, shadow_database_url;
  std::optional<Setting> lock_timeout, statement_timeout;  // durations: "5s"
  ExternalNames external;                                  // tables and enums that others manage
  std::map<std::string, std::string> variables;            // environment with what .env files add
  std::vector<std::filesystem::path> environment_files;    // .env files that were read
  bool reads_environment_files = true;                     // false: a prisma.config file that loads no .env
};

[[nodiscard]] Result<Configuration> read_configuration(const Environment& environment,
                                                       const ProjectOptions& options);

// A variable's value; nothing when it is unset or empty.
[[nodiscard]] std::optional<std::string> find_variable(const Configuration& configuration,
                                                       const std::string& name);

// Where strata keeps what it can make anew: $XDG_CACHE_HOME/strata or ~/.cache/strata; none when neither is
// known.
[[nodiscard]] std::optional<std::filesystem::path> cache_folder(const Configuration& configuration);

// The value of a setting, or an error that names the variable that is not set, or says that the expression
// can only be known by running it.
[[nodiscard]] Result<std::string> value_of(const Configuration& configuration, const Setting& setting);

}  // namespace strata::project
