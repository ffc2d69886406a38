#include "project/project.h"

#include <array>
#include <utility>

#include "base/files.h"
#include "dialect/registry.h"
#include "project/external.h"
#include "project/schema_files.h"
#include "psl/load.h"

namespace strata::project {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMigrationsVariable = "STRATA_MIGRATIONS_PATH";
constexpr const char* kMigrationsName = "migrations";
constexpr std::array<const char*, 3> kSchemaPaths = {"schema.prisma", "prisma/schema.prisma",
                                                     "prisma/schema"};

fs::path beside_schema_file(const fs::path& schema_file) {
  return schema_file.parent_path() / kMigrationsName;
}

// Where migrations lie when nobody says: beside the file with the datasource block. A project whose schema is
// a folder may have them beside that folder, which the lock file proves.
fs::path default_migrations_directory(const Project& project) {
  if (!is_folder(project.schema_path)) return beside_schema_file(project.schema_path);
  const std::optional<psl::Datasource>& datasource = project.datamodel.datasource;
  const fs::path& root = project.schema_path;
  const fs::path beside_datasource =
      datasource ? project.schema_files[project.sources->source_of(datasource->span)].parent_path() : root;
  if (!is_folder(beside_datasource / kMigrationsName)) {
    for (const fs::path& candidate : {root, root.parent_path()}) {
      if (is_file(candidate / kMigrationsName / "migration_lock.toml")) return candidate / kMigrationsName;
    }
  }
  return beside_datasource / kMigrationsName;
}

// Nothing when nobody has said it.
Result<std::optional<fs::path>> configured_migrations_directory(const Configuration& configuration) {
  if (const auto path = find_variable(configuration, kMigrationsVariable)) {
    return (configuration.working_directory / *path).lexically_normal();
  }
  if (!configuration.migrations_path) return std::nullopt;
  STRATA_TRY(const std::string path, value_of(configuration, *configuration.migrations_path));
  return (configuration.directory / path).lexically_normal();
}

Result<Project> read_schema(Place place, psl::Extent extent) {
  STRATA_TRY(std::vector<SchemaFile> files, read_schema_files(place.schema_path));
  return make_project(std::move(place.configuration), std::move(place.schema_path), std::move(files), extent);
}

std::unexpected<Error> fail_invalid(const Project& project) {
  const std::size_t count = project.diagnostics.error_count();
  return std::unexpected(
      Error{.code = ErrorCode::schema_invalid,
            .message = "The schema has " + std::to_string(count) + (count == 1 ? " error." : " errors."),
            .diagnostics = project.sources->locate(project.diagnostics)});
}

}  // namespace

std::string display_path(const fs::path& path, const fs::path& working_directory) {
  const fs::path relative = path.lexically_relative(working_directory);
  return relative.empty() || *relative.begin() == ".." ? path.string() : relative.string();
}

Result<fs::path> find_schema_path(const Configuration& configuration) {
  if (configuration.schema) {
    if (is_file(*configuration.schema) || is_folder(*configuration.schema)) return *configuration.schema;
    return fail(
        ErrorCode::schema_not_found,
        "There is no schema at " + display_path(*configuration.schema, configuration.working_directory) + ".",
        {"Check --schema, STRATA_SCHEMA and the configuration file."});
  }
  for (const char* const name : kSchemaPaths) {
    fs::path path = configuration.working_directory / name;
    if (is_file(path) || (path.extension().empty() && is_folder(path))) return path;
  }
  return fail(
      ErrorCode::schema_not_found,
      "No schema was found: neither schema.prisma nor prisma/schema.prisma is here.",
      {"strata init starts a new project.", "strata … --schema PATH names a file or folder elsewhere."});
}

Project make_project(Configuration configuration, fs::path schema_path, std::vector<SchemaFile> files,
                     psl::Extent extent) {
  Project project;
  project.configuration = std::move(configuration);
  project.schema_path = std::move(schema_path);
  project.sources = std::make_shared<SourceSet>();
  for (SchemaFile& file : files) {
    project.sources->add(display_path(file.path, project.configuration.working_directory),
                         std::move(file.text));
    project.schema_files.push_back(std::move(file.path));
  }
  project.datamodel = psl::load(*project.sources, dialect::targets(), project.diagnostics, extent);
  if (const auto& datasource = project.datamodel.datasource; datasource && datasource->target != nullptr) {
    project.dialect = dialect::find_dialect(datasource->target->provider);
  }
  project.migrations_directory = default_migrations_directory(project);
  return project;
}

Result<Place> find_project(const Environment& environment, const ProjectOptions& options) {
  STRATA_TRY(Configuration configuration, read_configuration(environment, options));
  STRATA_TRY(fs::path schema_path, find_schema_path(configuration));
  return Place{.configuration = std::move(configuration), .schema_path = std::move(schema_path)};
}

Result<std::optional<fs::path>> migrations_directory_of(const Place& place) {
  STRATA_TRY(std::optional<fs::path> configured, configured_migrations_directory(place.configuration));
  if (configured) return configured;
  if (is_folder(place.schema_path)) return std::nullopt;
  return beside_schema_file(place.schema_path);
}

Result<Project> read_project(const Environment& environment, const ProjectOptions& options,
                             psl::Extent extent) {
  STRATA_TRY(Place place, find_project(environment, options));
  return read_schema(std::move(place), extent);
}

Result<void> check_usable(const Project& project) {
  if (project.diagnostics.has_errors()) return fail_invalid(project);
  if (!project.datamodel.datasource) {
    return fail(ErrorCode::schema_invalid, "The schema has no datasource block, so it names no database.",
                {"Add one: datasource db { provider = \"sqlite\" }"});
  }
  if (project.dialect == nullptr) {
    return fail(ErrorCode::driver_missing,
                "strata can validate and format schemas for " +
                    std::string(project.datamodel.datasource->target->display_name) +
                    ", but has no engine for this database.");
  }
  return {};
}

Result<Project> open_project(const Environment& environment, const ProjectOptions& options,
                             psl::Extent extent) {
  STRATA_TRY(Place place, find_project(environment, options));
  return open_project(std::move(place), extent);
}

Result<Project> open_project(Place place, psl::Extent extent) {
  STRATA_TRY(Project project, read_schema(std::move(place), extent));
  STRATA_CHECK(check_usable(project));
  STRATA_TRY(std::optional<fs::path> configured, configured_migrations_directory(project.configuration));
  if (configured) project.migrations_directory = *std::move(configured);
  STRATA_TRY(project.external,
             external_objects(project.configuration, project.dialect->target().multi_schema));
  return project;
}

Result<fs::path> views_directory_of(const Project& project) {
  const Configuration& configuration = project.configuration;
  if (configuration.views_path) {
    STRATA_TRY(const std::string path, value_of(configuration, *configuration.views_path));
    return (configuration.directory / path).lexically_normal();
  }
  return (is_folder(project.schema_path) ? project.schema_path : project.schema_path.parent_path()) / "views";
}

ProjectSummary summarize(const Project& project, const Environment& environment,
                         const std::string& location) {
  const fs::path& here = environment.working_directory;
  ProjectSummary summary{.schema_path = display_path(project.schema_path, here),
                         .migrations_path = display_path(project.migrations_directory, here),
                         .location = location};
  for (const fs::path& file : project.schema_files) summary.schema_files.push_back(display_path(file, here));
  if (const auto& datasource = project.datamodel.datasource) {
    summary.datasource_name = datasource->name;
    summary.provider =
        datasource->target != nullptr ? datasource->target->provider : datasource->provider_text;
  }
  return summary;
}

}  // namespace strata::project
