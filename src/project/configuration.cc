#include "project/configuration.h"

#include <algorithm>
#include <utility>

#include "base/files.h"
#include "project/configuration_file.h"
#include "project/environment_files.h"

namespace strata::project {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSchemaVariable = "STRATA_SCHEMA";

// Relative to `base`; --schema and STRATA_SCHEMA are typed in the working directory, the rest beside its
// file.
fs::path absolute(const fs::path& base, const fs::path& path) {
  return (base / path).lexically_normal();
}

Result<std::optional<fs::path>> find_schema(const Configuration& configuration, const ProjectOptions& options,
                                            const std::optional<Setting>& setting) {
  if (options.schema) return absolute(configuration.working_directory, *options.schema);
  if (const auto path = find_variable(configuration, kSchemaVariable)) {
    return absolute(configuration.working_directory, *path);
  }
  if (!setting) return std::nullopt;
  STRATA_TRY(const std::string path, value_of(configuration, *setting));
  return absolute(configuration.directory, path);
}

std::unexpected<Error> fail_not_static(const Setting& setting, const Expression& expression) {
  auto failure =
      fail(ErrorCode::config_invalid,
           setting.place + ": the value of `" + setting.key + "` is only known by running the file.",
           {"Write it as a string, as env(\"NAME\") or as process.env.NAME.",
            "Or give it by a flag, an environment variable or strata.toml."});
  failure.error().details.push_back(expression.text);
  return failure;
}

std::unexpected<Error> fail_not_set(const Configuration& configuration, const Setting& setting,
                                    const std::string& name) {
  const auto found = configuration.variables.find(name);
  const std::string state = found == configuration.variables.end() ? "is not set" : "is empty";
  std::vector<std::string> next_steps;
  if (!configuration.reads_environment_files && is_file(configuration.directory / ".env")) {
    next_steps.emplace_back(
        "A .env file is there, but the configuration does not load it: add `import "
        "\"dotenv/config\"` at its top.");
    next_steps.push_back("Or set " + name + " in the environment.");
  } else {
    next_steps.push_back("Set " + name + " in the environment" +
                         (configuration.reads_environment_files ? " or in .env." : "."));
  }
  return fail(ErrorCode::config_invalid,
              "The environment variable " + name + " " + state + "; " + setting.place + " takes `" +
                  setting.key + "` from it.",
              std::move(next_steps));
}

}  // namespace

std::optional<std::string> find_variable(const Configuration& configuration, const std::string& name) {
  const auto found = configuration.variables.find(name);
  if (found == configuration.variables.end() || found->second.empty()) return std::nullopt;
  return found->second;
}

std::optional<std::filesystem::path> cache_folder(const Configuration& configuration) {
  if (const auto cache = find_variable(configuration, "XDG_CACHE_HOME")) {
    return std::filesystem::path(*cache) / "strata";
  }
  if (const auto home = find_variable(configuration, "HOME")) {
    return std::filesystem::path(*home) / ".cache" / "strata";
  }
  return std::nullopt;
}

Result<std::string> value_of(const Configuration& configuration, const Setting& setting) {
  const std::string* unset = nullptr;
  for (const Term& term : setting.terms) {
    if (const auto* literal = std::get_if<Literal>(&term); literal != nullptr && !literal->text.empty()) {
      return literal->text;
    }
    if (const auto* variable = std::get_if<Variable>(&term); variable != nullptr) {
      if (std::optional<std::string> value = find_variable(configuration, variable->name)) return *value;
      if (unset == nullptr) unset = &variable->name;
    }
    if (const auto* expression = std::get_if<Expression>(&term); expression != nullptr) {
      return fail_not_static(setting, *expression);
    }
  }
  if (unset != nullptr) return fail_not_set(configuration, setting, *unset);
  return fail(ErrorCode::config_invalid, setting.place + ": the value of `" + setting.key + "` is empty.");
}

Result<Configuration> read_configuration(const Environment& environment, const ProjectOptions& options) {
  Configuration configuration{.working_directory = environment.working_directory,
                              .directory = environment.working_directory,
                              .variables = environment.variables};
  STRATA_TRY(ConfigurationFile file, read_configuration_file(environment.working_directory, options.config));
  if (file.path) configuration.directory = file.path->parent_path();
  configuration.file = std::move(file.path);
  configuration.migrations_path = std::move(file.settings.migrations_path);
  configuration.views_path = std::move(file.settings.views_path);
  configuration.seed = std::move(file.settings.seed);
  configuration.shadow_preparation = std::move(file.settings.shadow_preparation);
  configuration.url = std::move(file.settings.url);
  configuration.direct_url = std::move(file.settings.direct_url);
  configuration.shadow_database_url = std::move(file.settings.shadow_database_url);
  configuration.lock_timeout = std::move(file.settings.lock_timeout);
  configuration.statement_timeout = std::move(file.settings.statement_timeout);
  configuration.external = std::move(file.settings.external);

  STRATA_CHECK(read_first_environment_file(file.dotenv, configuration));
  STRATA_TRY(configuration.schema, find_schema(configuration, options, file.settings.schema));
  if (!file.dotenv) STRATA_CHECK(read_schema_environment_file(environment, configuration));
  return configuration;
}

}  // namespace strata::project
