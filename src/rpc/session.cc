#include "rpc/session.h"

#include <utility>

#include "engine/limits.h"
#include "history/lock_file.h"
#include "project/external.h"
#include "project/schema_files.h"

namespace strata::rpc {

Result<void> Session::read_schema() {
  for (const std::filesystem::path& path : arguments_.schema_files) {
    STRATA_TRY(std::vector<project::SchemaFile> files, project::read_schema_files(path));
    for (project::SchemaFile& file : files) schema_.push_back(std::move(file));
  }
  return {};
}

project::Configuration Session::configuration() const {
  project::Configuration configuration{.working_directory = environment_.working_directory,
                                       .directory = environment_.working_directory,
                                       .variables = environment_.variables};
  if (const auto& url = arguments_.urls.shadow_database_url) {
    configuration.shadow_database_url = project::Setting{
        .terms = {project::Literal{*url}}, .key = "shadowDatabaseUrl", .place = "--datasource"};
  }
  return configuration;
}

ProjectOptions Session::options() const {
  const auto& [url, direct_url, shadow_url] = arguments_.urls;
  return {.schema = {}, .config = {}, .url = direct_url ? direct_url : url};
}

project::Project Session::parse_project(const std::vector<project::SchemaFile>& files,
                                        psl::Extent extent) const {
  std::filesystem::path path = files.empty() ? environment_.working_directory : files.front().path;
  if (files.size() > 1) path = path.parent_path();
  return project::make_project(configuration(), std::move(path), files, extent);
}

Result<project::Project> Session::open_project(const std::vector<project::SchemaFile>& files,
                                               psl::Extent extent, project::ExternalNames external) const {
  project::Project project = parse_project(files, extent);
  STRATA_CHECK(project::check_usable(project));
  project.configuration.external = std::move(external);
  STRATA_TRY(project.external,
             project::external_objects(project.configuration, project.dialect->target().multi_schema));
  return project;
}

Result<dialect::ConnectOptions> Session::database_of(const project::Project& project) const {
  return project::database_of(project, options());
}

Result<dialect::ConnectOptions> Session::written_database_of(const project::Project& project,
                                                             const std::optional<std::string>& folder) const {
  const psl::Datasource& datasource = *project.datamodel.datasource;
  const bool is_written = datasource.url.has_value() || datasource.direct_url.has_value();
  if (!is_written) return database_of(project);
  STRATA_TRY(dialect::ConnectOptions where, project::schema_database_of(project));
  if (folder) where.base_directory = *folder;
  return where;
}

Result<dialect::ConnectOptions> Session::database_at(const std::string& url) const {
  ProjectOptions given = options();
  given.url = url;
  return project::configured_database_of(configuration(), given);
}

Result<engine::HistoryProject> Session::open_history(project::Project project, MigrationList list) const {
  STRATA_TRY(dialect::ConnectOptions database, database_of(project));
  STRATA_CHECK(
      history::check_locked_provider(list.locked_provider, list.folder, project.dialect->target().provider));
  project.migrations_directory = list.folder;
  if (!list.shadow_preparation.empty()) {
    project.configuration.shadow_preparation =
        project::Setting{.terms = {project::Literal{std::move(list.shadow_preparation)}},
                         .key = "initShadowDb",
                         .place = "the configuration"};
  }
  ProjectSummary summary =
      project::summarize(project, environment_, project.dialect->describe_location(database));
  STRATA_TRY(const dialect::TimeLimits limits, engine::configured_limits(project.configuration, options()));
  return engine::HistoryProject{.project = std::move(project),
                                .database = std::move(database),
                                .summary = std::move(summary),
                                .reading = std::move(list.history),
                                .limits = limits};
}

}  // namespace strata::rpc
