#include "project/configuration_file.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "base/files.h"
#include "project/configuration_error.h"
#include "project/package_configuration.h"
#include "project/toml_configuration.h"

namespace strata::project {
namespace {

namespace fs = std::filesystem;

struct ScriptName {
  std::string_view folder;  // empty: where the search begins
  std::string_view stem;
};
// In the order in which they are looked for.
constexpr ScriptName kScriptNames[] = {{"", "prisma7.config"}, {".config", "prisma7"},
                                       {"", "prisma.config"},  {"prisma.config", "index"},
                                       {".config", "prisma"},  {".config", "prisma.config"}};
constexpr std::array<std::string_view, 6> kScriptExtensions = {".js", ".ts", ".mjs", ".cjs", ".mts", ".cts"};

std::string display_name(const fs::path& path, const fs::path& working_directory) {
  const fs::path relative = path.lexically_relative(working_directory);
  return relative.empty() || *relative.begin() == ".." ? path.string() : relative.string();
}

std::optional<fs::path> find_script(const fs::path& directory) {
  for (const ScriptName& name : kScriptNames) {
    const fs::path folder = name.folder.empty() ? directory : directory / name.folder;
    if (!name.folder.empty() && !is_folder(folder)) continue;
    for (const std::string_view extension : kScriptExtensions) {
      fs::path path = folder / (std::string(name.stem) + std::string(extension));
      if (is_file(path)) return path;
    }
  }
  return std::nullopt;
}

Result<ConfigurationFile> read_as(const fs::path& path, const fs::path& working_directory) {
  STRATA_TRY(const std::string text, read_file(path));
  const ConfigurationText file{.name = display_name(path, working_directory), .text = text};
  ConfigurationFile result{.path = path};
  if (path.extension() == ".toml") {
    STRATA_TRY(result.settings, read_toml(file));
  } else if (path.extension() == ".json") {
    STRATA_TRY(result.settings, read_package(file));
  } else {
    PrismaSettings script = read_prisma_configuration(file, path.parent_path(), working_directory);
    result.settings = std::move(script.settings);
    result.dotenv = std::move(script.dotenv);
  }
  return result;
}

Result<ConfigurationFile> read_chosen(const fs::path& path, const fs::path& working_directory) {
  const std::string extension = path.extension().string();
  bool known = extension == ".toml" || extension == ".json";
  for (const std::string_view script : kScriptExtensions) known = known || extension == script;
  if (!known) {
    return fail(ErrorCode::config_invalid, "--config " + path.string() + " is no configuration file.",
                {"Name a strata.toml, a prisma.config file or a package.json."});
  }
  return read_as(path, working_directory);
}

}  // namespace

std::optional<fs::path> find_package_file(const fs::path& directory) {
  for (fs::path at = directory;; at = at.parent_path()) {
    fs::path path = at / "package.json";
    if (is_file(path)) return path;
    if (at == at.parent_path()) return std::nullopt;
  }
}

Result<ConfigurationFile> read_configuration_file(const fs::path& working_directory,
                                                  const std::optional<fs::path>& chosen) {
  if (chosen) return read_chosen((working_directory / *chosen).lexically_normal(), working_directory);
  const fs::path own = working_directory / "strata.toml";
  if (is_file(own)) return read_as(own, working_directory);
  if (const std::optional<fs::path> script = find_script(working_directory)) {
    return read_as(*script, working_directory);
  }
  const std::optional<fs::path> package = find_package_file(working_directory);
  if (!package) return ConfigurationFile{};
  STRATA_TRY(ConfigurationFile file, read_as(*package, working_directory));
  if (!file.settings.schema && !file.settings.seed) return ConfigurationFile{};
  return file;
}

}  // namespace strata::project
