#include "engine/pull.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <system_error>
#include <utility>

#include "strata/engine.h"

#include "base/files.h"
#include "engine/database.h"
#include "engine/reading.h"
#include "engine/view_files.h"
#include "project/project.h"
#include "translate/to_datamodel.h"

namespace strata {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFileForNew = "introspected.prisma";

// With `force` the models of the schema files do not matter, so they may be wrong.
Result<project::Project> open_for_pull(const Environment& environment, const ProjectOptions& options,
                                       bool force) {
  if (force) {
    STRATA_TRY(project::Project project, project::read_project(environment, options));
    if (project.dialect != nullptr) {
      engine::forget_models(project);
      return project;
    }
  }
  Result<project::Project> project = project::open_project(environment, options);
  if (!project && project.error().code == ErrorCode::schema_invalid) {
    project.error().next_steps.emplace_back(
        "To replace all models by those of the database, run `strata db pull --force`.");
  }
  return project;
}

// One file takes what is new; of several files none is the right one.
fs::path file_for_new(const project::Project& project) {
  if (project.schema_files.size() == 1) return project.schema_files.front();
  return project.schema_path / kFileForNew;
}

std::optional<std::size_t> find_source(const project::Project& project, const std::string& path) {
  for (std::uint32_t source = 0; source < project.sources->size(); ++source) {
    if (project.sources->path(source) == path) return source;
  }
  return std::nullopt;
}

// A file of several that lost all of its models has no purpose any more, unless models are merged into it.
bool is_left_over(const translate::PulledFile& file, const PullOptions& options) {
  return options.force && file.text.empty();
}

Result<void> write(const project::Project& project, const translate::PulledFile& file, bool is_left_over) {
  const std::optional<std::size_t> source = find_source(project, file.path);
  const fs::path path = source ? project.schema_files[*source] : file_for_new(project);
  if (!is_left_over) {
    const bool is_same = source && project.sources->text(static_cast<std::uint32_t>(*source)) == file.text;
    return is_same ? Result<void>() : write_file(path, file.text);
  }
  std::error_code failed;
  fs::remove(path, failed);
  if (!failed) return {};
  return fail(ErrorCode::file_unwritable,
              fmt::format("{} cannot be removed: {}.", file.path, failed.message()));
}

Result<void> write_if_changed(const fs::path& path, const std::string& text) {
  const Result<std::optional<std::string>> present = read_file_if_there(path);
  if (present && *present == text) return {};
  STRATA_CHECK(create_folder(path.parent_path()));
  return write_file(path, text);
}

// Nothing is removed: what lies there may be somebody's.
Result<void> pull_views(const project::Project& project, const schema::Schema& schema,
                        const fs::path& working_directory, bool print_only, PullOutcome& outcome) {
  STRATA_TRY(const fs::path directory, project::views_directory_of(project));
  const std::vector<engine::ViewFile> files = engine::view_files(schema, outcome.warnings);
  for (const engine::ViewFile& file : files) {
    const fs::path path = directory / file.path;
    if (!print_only) STRATA_CHECK(write_if_changed(path, file.text));
    outcome.views.push_back({.path = project::display_path(path, working_directory), .text = file.text});
  }
  for (const fs::path& path : engine::left_over_views(directory, files)) {
    outcome.warnings.push_back(fmt::format("{} is the query of no view any more.",
                                           project::display_path(directory / path, working_directory)));
  }
  return {};
}

}  // namespace

void engine::forget_models(project::Project& project) {
  project.datamodel.models = {};
  project.datamodel.enums = {};
  project.datamodel.relations = {};
}

Error engine::nothing_to_pull(const std::string& location) {
  return Error{.code = ErrorCode::database_empty,
               .message = fmt::format("There is nothing to pull: the {} has no tables.", location),
               .next_steps = {"Check that the URL leads to the database that you mean.",
                              "Create tables with `strata migrate dev` or `strata db push`."}};
}

Result<PullOutcome> Engine::pull(const PullOptions& options) const {
  STRATA_TRY(const project::Project project, open_for_pull(environment_, options_, options.force));
  STRATA_TRY(const dialect::ConnectOptions where, project::database_of(project, options_));
  const std::string location = project.dialect->describe_location(where);
  STRATA_TRY(const engine::OpenedDatabase database,
             engine::open_database(*project.dialect, where, engine::IfMissing::fail));
  STRATA_TRY(const schema::Schema schema,
             engine::read_schema(*project.dialect, *database.connection, engine::Reading::everything));

  const std::string path_for_new =
      project::display_path(file_for_new(project), environment_.working_directory);
  translate::Pulled pulled =
      translate::to_datamodel(schema, project.datamodel, *project.sources, path_for_new);
  if (pulled.model_count == 0) return std::unexpected(engine::nothing_to_pull(location));

  PullOutcome outcome{.project = project::summarize(project, environment_, location),
                      .model_count = pulled.model_count,
                      .warnings = std::move(pulled.warnings)};
  for (translate::PulledFile& file : pulled.files) {
    const bool is_removed = is_left_over(file, options);
    if (!options.print) STRATA_CHECK(write(project, file, is_removed));
    if (is_removed) {
      outcome.removed_files.push_back(std::move(file.path));
    } else {
      outcome.files.push_back({.path = std::move(file.path), .text = std::move(file.text)});
    }
  }
  if (project.datamodel.has_preview_feature("views")) {
    STRATA_CHECK(pull_views(project, schema, environment_.working_directory, options.print, outcome));
  }
  return outcome;
}

}  // namespace strata
