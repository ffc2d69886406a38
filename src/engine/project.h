// A project as strata finds it: its schema files, its configuration, its migrations folder and its database.
//
// Precedence of every value: flag, environment, configuration file (strata.toml, prisma.config.*,
// package.json), schema file. Nothing is connected here, and a URL that nobody needs is never resolved.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "strata/engine.h"
#include "strata/result.h"

#include "base/source.h"
#include "dialect/dialect.h"
#include "psl/datamodel.h"

namespace strata::engine {

// What configuration files say, before anything is looked up in the schema.
struct Configuration {
  std::optional<std::filesystem::path> file;             // the one that was read; none: defaults only
  std::optional<std::filesystem::path> schema;           // absolute
  std::optional<std::filesystem::path> migrations_path;  // absolute
  std::optional<std::string> seed;
  std::optional<std::string> url, shadow_database_url;
  std::map<std::string, std::string> variables;  // environment with what .env files add
};

struct Project {
  Configuration configuration;
  std::shared_ptr<SourceSet> sources;               // texts of the schema files, in order
  std::vector<std::filesystem::path> schema_files;  // absolute, same order
  std::filesystem::path schema_path;                // file or folder, absolute
  std::filesystem::path migrations_directory;       // absolute; need not exist
  psl::Datamodel datamodel;
  Diagnostics diagnostics;                    // of parsing, resolving and validating
  const dialect::Dialect* dialect = nullptr;  // of the datasource; null: unknown, or no engine here
};

[[nodiscard]] Result<Configuration> read_configuration(const Environment& environment,
                                                       const ProjectOptions& options);

// Finds and reads the schema files; `diagnostics` may have errors (validate and format want them).
[[nodiscard]] Result<Project> read_project(const Environment& environment, const ProjectOptions& options);

// As read_project, but an invalid schema, a missing datasource or a provider without engine is an Error.
[[nodiscard]] Result<Project> open_project(const Environment& environment, const ProjectOptions& options);

// Where the project's database is: URL resolved (flag, config, directUrl, url), env() looked up now.
[[nodiscard]] Result<dialect::ConnectOptions> database_of(const Project& project,
                                                          const ProjectOptions& options);

[[nodiscard]] ProjectSummary summarize(const Project& project, const Environment& environment,
                                       const std::string& location);

}  // namespace strata::engine
