#include <utility>

#include "strata/engine.h"

#include "base/discard.h"
#include "project/project.h"

namespace strata {

Result<ValidateOutcome> Engine::validate() const {
  STRATA_TRY(project::Project project, project::read_project(environment_, options_));
  ValidateOutcome outcome{
      .schema_files = {},
      .schema_path = project::display_path(project.schema_path, environment_.working_directory),
      .diagnostics = project.sources->locate(project.diagnostics)};
  for (std::uint32_t source = 0; source < project.sources->size(); ++source) {
    outcome.schema_files.push_back(project.sources->path(source));
  }
  discard(std::move(project));
  return outcome;
}

}  // namespace strata
