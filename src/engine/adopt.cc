// `strata adopt`: the one variable that makes Prisma's commands run on strata.
#include <fmt/format.h>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "strata/engine.h"

#include "base/files.h"
#include "project/configuration.h"
#include "project/engine_variable.h"
#include "project/prisma_package.h"
#include "project/project.h"

namespace strata {
namespace {

namespace fs = std::filesystem;
using project::Configuration;
using project::kEngineVariable;

// The files that may have the variable, the one that is read first before the others.
std::vector<fs::path> candidates(const Configuration& configuration) {
  std::vector<fs::path> files = configuration.environment_files;
  files.push_back(configuration.working_directory / ".env");
  return files;
}

Result<void> write_or_remove(const fs::path& file, const project::RemovedVariable& removed) {
  if (!removed.was_alone) return write_file(file, removed.text);
  std::error_code failure;
  if (fs::remove(file, failure) && !failure) return {};
  return fail(ErrorCode::file_unwritable,
              fmt::format("`{}` cannot be removed: {}.", file.string(), failure.message()));
}

Result<AdoptOutcome> take_back(const Configuration& configuration) {
  for (const fs::path& file : candidates(configuration)) {
    STRATA_TRY(const std::optional<std::string> text, read_file_if_there(file));
    const auto removed = text ? project::remove_engine_variable(*text) : std::nullopt;
    if (!removed) continue;
    STRATA_CHECK(write_or_remove(file, *removed));
    return AdoptOutcome{.file = project::display_path(file, configuration.working_directory),
                        .changed = true,
                        .made = removed->was_alone};
  }
  return fail(ErrorCode::usage,
              "There is nothing to take back: no .env file here has what strata adopt writes.");
}

std::unexpected<Error> fail_set_by_others(const std::string& file, const std::string& value) {
  return fail(ErrorCode::config_invalid,
              fmt::format("{} sets {} already, to `{}`.", file, kEngineVariable, value),
              {fmt::format("Remove the line from {}, and run strata adopt again.", file)});
}

std::vector<std::string> next_steps(const Configuration& configuration, const fs::path& engine) {
  std::vector<std::string> steps;
  if (!configuration.reads_environment_files) {
    steps.push_back(fmt::format("{} loads no .env file. Add this line at its top: import \"dotenv/config\";",
                                project::display_path(configuration.file.value_or("prisma.config.ts"),
                                                      configuration.working_directory)));
  } else if (!project::loads_environment_files(configuration,
                                               project::find_prisma(configuration.working_directory))) {
    steps.emplace_back(
        "Prisma 7 loads a .env file only where a prisma.config.ts does: make one with `npx prisma init`, and "
        "with "
        "this line at its top: import \"dotenv/config\";");
  }
  steps.push_back(
      fmt::format("Where Prisma runs without this .env file, as in CI, set the variable there: {}={}",
                  kEngineVariable, engine.string()));
  steps.emplace_back("To see that all is well: `strata doctor`.");
  return steps;
}

Result<AdoptOutcome> set(const Configuration& configuration, const fs::path& engine) {
  const fs::path file = candidates(configuration).front();
  STRATA_TRY(std::optional<std::string> text, read_file_if_there(file));
  AdoptOutcome outcome{.file = project::display_path(file, configuration.working_directory),
                       .made = !text.has_value(),
                       .next_steps = next_steps(configuration, engine)};
  if (const auto value = text ? project::find_engine_variable(*text) : std::nullopt) {
    if (*value == engine.string()) return outcome;
    // Our own line, with another path: the program has moved.
    const auto removed = project::remove_engine_variable(*text);
    if (!removed) return fail_set_by_others(outcome.file, *value);
    outcome.made = false;
    text = removed->was_alone ? std::nullopt : std::optional(removed->text);
  }
  const std::optional<std::string> changed = project::add_engine_variable(text, engine);
  if (!changed) {
    return fail(ErrorCode::config_invalid,
                fmt::format("No .env file can hold the path `{}`.", engine.string()),
                {fmt::format("Set {} where Prisma is started.", kEngineVariable)});
  }
  STRATA_CHECK(write_file(file, *changed));
  outcome.changed = true;
  return outcome;
}

}  // namespace

Result<AdoptOutcome> Engine::adopt(const AdoptOptions& options) const {
  STRATA_TRY(const Configuration configuration, project::read_configuration(environment_, options_));
  if (options.undo) return take_back(configuration);
  const fs::path engine = (configuration.working_directory / options.engine).lexically_normal();
  if (!is_file(engine)) {
    return fail(ErrorCode::usage, fmt::format("There is no program at `{}`.", engine.string()),
                {"Name the program strata-schema-engine, which is installed beside strata: --engine PATH."});
  }
  return set(configuration, engine);
}

}  // namespace strata
