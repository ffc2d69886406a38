// A project as strata finds it: its schema files, its configuration, its migrations folder and its database.
//
// Precedence of every value: flag, environment (STRATA_SCHEMA, STRATA_MIGRATIONS_PATH, STRATA_DATABASE_URL,
// STRATA_SHADOW_DATABASE_URL), configuration file, schema file. Nothing is connected here, and a URL that
// nobody needs is never resolved.
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
#include "diff/external.h"
#include "project/configuration.h"
#include "project/schema_files.h"
#include "psl/datamodel.h"
#include "psl/load.h"

namespace strata::project {

struct Project {
  Configuration configuration;
  std::shared_ptr<SourceSet> sources;               // texts of the schema files, in order
  std::vector<std::filesystem::path> schema_files;  // absolute, same order
  std::filesystem::path schema_path;                // file or folder, absolute
  std::filesystem::path migrations_directory;       // absolute; need not exist
  psl::Datamodel datamodel;
  Diagnostics diagnostics;                    // of parsing, resolving and validating
  const dialect::Dialect* dialect = nullptr;  // of the datasource; null: unknown, or no engine here
  diff::External external;                    // what is not this project's business
};

// The schema's file or folder: what was configured, else ./schema.prisma, ./prisma/schema.prisma or
// ./prisma/schema. Exists.
[[nodiscard]] Result<std::filesystem::path> find_schema_path(const Configuration& configuration);

// What is known of a project before its schema is read.
struct Place {
  Configuration configuration;
  std::filesystem::path schema_path;  // exists
};

[[nodiscard]] Result<Place> find_project(const Environment& environment, const ProjectOptions& options);

// Nothing when it takes the datasource block to tell: then the schema is a folder, and nobody has said where
// the migrations are.
[[nodiscard]] Result<std::optional<std::filesystem::path>> migrations_directory_of(const Place& place);

// A project whose schema files are at hand; nothing is read. `schema_path` is the file or the folder that
// they are of.
[[nodiscard]] Project make_project(Configuration configuration, std::filesystem::path schema_path,
                                   std::vector<SchemaFile> files,
                                   psl::Extent extent = psl::Extent::everything);

// An invalid schema, a missing datasource or a provider without engine is an Error.
[[nodiscard]] Result<void> check_usable(const Project& project);

// Finds and reads the schema files; `diagnostics` may have errors (validate and format want them).
[[nodiscard]] Result<Project> read_project(const Environment& environment, const ProjectOptions& options,
                                           psl::Extent extent = psl::Extent::everything);

// As read_project, and it is usable.
[[nodiscard]] Result<Project> open_project(const Environment& environment, const ProjectOptions& options,
                                           psl::Extent extent = psl::Extent::everything);
[[nodiscard]] Result<Project> open_project(Place place, psl::Extent extent);

// Where pull keeps the queries of views: what was configured, else `views` in the folder of the schema file,
// or in the folder that is the schema. Absolute; need not exist.
[[nodiscard]] Result<std::filesystem::path> views_directory_of(const Project& project);

// Where the project's database is: URL resolved (flag, STRATA_DATABASE_URL, config, directUrl, url), env()
// looked up now.
[[nodiscard]] Result<dialect::ConnectOptions> database_of(const Project& project,
                                                          const ProjectOptions& options);

// As database_of, but only what the schema file itself says counts (`migrate diff --from-schema-datasource`).
[[nodiscard]] Result<dialect::ConnectOptions> schema_database_of(const Project& project);

// As database_of, without a schema file: only flag, environment and configuration file count.
[[nodiscard]] Result<dialect::ConnectOptions> configured_database_of(const Configuration& configuration,
                                                                     const ProjectOptions& options);

// The shadow database that was configured; nothing when there is none or its variable is unset. One that is
// the main database is an error.
[[nodiscard]] Result<std::optional<dialect::ConnectOptions>> shadow_database_of(
    const Project& project, const dialect::ConnectOptions& database);

[[nodiscard]] ProjectSummary summarize(const Project& project, const Environment& environment,
                                       const std::string& location);

// A path as messages show it: relative to the working directory where it lies below it.
[[nodiscard]] std::string display_path(const std::filesystem::path& path,
                                       const std::filesystem::path& working_directory);

}  // namespace strata::project
