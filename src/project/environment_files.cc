#include "project/environment_files.h"

#include <string>
#include <utility>
#include <vector>

#include "base/files.h"
#include "project/configuration_file.h"
#include "project/dotenv.h"

namespace strata::project {
namespace {

namespace fs = std::filesystem;
using Assignments = std::vector<std::pair<std::string, std::string>>;

Result<Assignments> read_assignments(const fs::path& path) {
  STRATA_TRY(const std::string text, read_file(path));
  return parse_dotenv(text);
}

fs::path root_file(const fs::path& working_directory) {
  if (const std::optional<fs::path> package = find_package_file(working_directory)) {
    fs::path path = package->parent_path() / ".env";
    if (is_file(path)) return path;
  }
  return working_directory / ".env";
}

std::vector<fs::path> schema_files(const Configuration& configuration) {
  std::vector<fs::path> paths;
  if (configuration.schema) {
    const fs::path& schema = *configuration.schema;
    paths.push_back((is_folder(schema) ? schema : schema.parent_path()) / ".env");
  }
  paths.push_back(configuration.working_directory / "prisma" / ".env");
  paths.push_back(configuration.working_directory / ".env");
  return paths;
}

Result<void> check_agreement(const Assignments& first, const fs::path& first_path, const Assignments& second,
                             const fs::path& second_path) {
  Variables values;
  for (const auto& [name, value] : first) values.insert_or_assign(name, value);
  for (const auto& [name, value] : second) {
    const auto found = values.find(name);
    if (found == values.end() || found->second == value) continue;
    return fail(ErrorCode::config_invalid,
                "Two .env files give " + name + " different values: " + first_path.string() + " and " +
                    second_path.string() + ".",
                {"Keep the variable in one of them."});
  }
  return {};
}

}  // namespace

Result<void> read_first_environment_file(const std::optional<DotenvUse>& dotenv,
                                         Configuration& configuration) {
  configuration.reads_environment_files = !dotenv || dotenv->loads;
  if (!configuration.reads_environment_files) return {};
  const fs::path& here = configuration.working_directory;
  const fs::path path = dotenv ? (here / dotenv->path.value_or(".env")).lexically_normal() : root_file(here);
  if (!is_file(path)) return {};
  STRATA_TRY(const Assignments assignments, read_assignments(path));
  configuration.environment_files.push_back(path);
  if (!dotenv || dotenv->expands) return add_expanded(assignments, configuration.variables);
  Variables plain;
  for (const auto& [name, value] : assignments) plain.insert_or_assign(name, value);
  configuration.variables.merge(plain);
  return {};
}

Result<void> read_schema_environment_file(const Environment& environment, Configuration& configuration) {
  for (const fs::path& path : schema_files(configuration)) {
    if (!is_file(path)) continue;
    std::vector<fs::path>& read = configuration.environment_files;
    if (!read.empty() && read.front() == path) return {};
    STRATA_TRY(Assignments assignments, read_assignments(path));
    Assignments all;
    if (!read.empty()) {
      STRATA_TRY(all, read_assignments(read.front()));
      STRATA_CHECK(check_agreement(all, read.front(), assignments, path));
    }
    read.push_back(path);
    all.insert(all.end(), assignments.begin(), assignments.end());
    configuration.variables = environment.variables;
    return add_expanded(all, configuration.variables);
  }
  return {};
}

}  // namespace strata::project
