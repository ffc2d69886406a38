// Where a project's database is: from the flag down to the datasource block.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "project/project.h"

namespace strata::project {
namespace {

namespace fs = std::filesystem;

constexpr const char* kUrlVariable = "STRATA_DATABASE_URL";
constexpr const char* kShadowUrlVariable = "STRATA_SHADOW_DATABASE_URL";

dialect::ConnectOptions connect_options(std::string url, const fs::path& base) {
  return {.url = std::move(url), .base_directory = base.string()};
}

// With the namespaces that the project's schema speaks of.
dialect::ConnectOptions of_project(const Project& project, dialect::ConnectOptions options) {
  if (project.datamodel.datasource) options.namespaces = project.datamodel.datasource->schemas;
  return options;
}

// Flag, environment, configuration file.
Result<std::optional<dialect::ConnectOptions>> find_configured(const Configuration& configuration,
                                                               const ProjectOptions& options) {
  if (options.url) return connect_options(*options.url, configuration.working_directory);
  if (std::optional<std::string> url = find_variable(configuration, kUrlVariable)) {
    return connect_options(std::move(*url), configuration.working_directory);
  }
  for (const std::optional<Setting>* setting : {&configuration.direct_url, &configuration.url}) {
    if (!*setting) continue;
    STRATA_TRY(std::string url, value_of(configuration, **setting));
    return connect_options(std::move(url), configuration.directory);
  }
  return std::nullopt;
}

std::unexpected<Error> fail_without_url() {
  return fail(ErrorCode::config_invalid, "No database URL is configured.",
              {"Give it in the datasource block: url = env(\"DATABASE_URL\").",
               "Or in strata.toml: [database] url = \"…\".", "Or for one command: --url URL."});
}

// A value of the datasource block; relative file paths start at the schema file that holds it.
Setting to_setting(const Project& project, const psl::UrlValue& value, std::string key) {
  const Location location = project.sources->locate(value.span);
  Setting setting{.key = std::move(key), .place = location.file + ":" + std::to_string(location.line)};
  if (value.is_env)
    setting.terms.emplace_back(Variable{.name = value.text});
  else
    setting.terms.emplace_back(Literal{.text = value.text});
  return setting;
}

fs::path datasource_directory(const Project& project) {
  return project.schema_files[project.sources->source_of(project.datamodel.datasource->span)].parent_path();
}

Result<void> check_scheme(const Project& project, const std::string& url) {
  const target::Target* target =
      project.datamodel.datasource ? project.datamodel.datasource->target : nullptr;
  if (target == nullptr || target->url_schemes.empty()) return {};
  if (target->takes_url(url)) return {};
  std::string forms;
  for (const std::string_view scheme : target->url_schemes) {
    forms.append(forms.empty() ? "" : " or ").append(scheme).append(":");
  }
  return fail(ErrorCode::url_malformed, "The database URL does not fit the provider " +
                                            std::string(target->provider) + ": it must begin with " + forms +
                                            ".");
}

}  // namespace

Result<dialect::ConnectOptions> configured_database_of(const Configuration& configuration,
                                                       const ProjectOptions& options) {
  STRATA_TRY(std::optional<dialect::ConnectOptions> found, find_configured(configuration, options));
  if (!found) return fail_without_url();
  return std::move(*found);
}

Result<dialect::ConnectOptions> schema_database_of(const Project& project) {
  const std::optional<psl::Datasource>& datasource = project.datamodel.datasource;
  if (!datasource || (!datasource->direct_url && !datasource->url)) return fail_without_url();
  const bool direct = datasource->direct_url.has_value();
  const Setting setting =
      to_setting(project, direct ? *datasource->direct_url : *datasource->url, direct ? "directUrl" : "url");
  STRATA_TRY(std::string url, value_of(project.configuration, setting));
  STRATA_CHECK(check_scheme(project, url));
  return of_project(project, connect_options(std::move(url), datasource_directory(project)));
}

Result<dialect::ConnectOptions> database_of(const Project& project, const ProjectOptions& options) {
  STRATA_TRY(std::optional<dialect::ConnectOptions> found, find_configured(project.configuration, options));
  if (!found) return schema_database_of(project);
  STRATA_CHECK(check_scheme(project, found->url));
  return of_project(project, std::move(*found));
}

Result<std::optional<dialect::ConnectOptions>> shadow_database_of(const Project& project,
                                                                  const dialect::ConnectOptions& database) {
  const Configuration& configuration = project.configuration;
  const std::optional<psl::Datasource>& datasource = project.datamodel.datasource;
  std::optional<Setting> setting = configuration.shadow_database_url;
  fs::path base = configuration.directory;
  if (configuration.variables.contains(kShadowUrlVariable)) {
    setting = Setting{.terms = {Variable{.name = kShadowUrlVariable}}};
    base = configuration.working_directory;
  } else if (!setting && datasource && datasource->shadow_database_url) {
    setting = to_setting(project, *datasource->shadow_database_url, "shadowDatabaseUrl");
    base = datasource_directory(project);
  }
  if (!setting) return std::nullopt;

  const bool needs_program = std::ranges::any_of(
      setting->terms, [](const Term& term) { return std::holds_alternative<Expression>(term); });
  Result<std::string> url = value_of(configuration, *setting);
  // An unset or empty value is how a project says "no shadow database here".
  if (!url && !needs_program) return std::nullopt;
  if (!url) return std::unexpected(std::move(url).error());
  if (*url == database.url) {
    return fail(ErrorCode::config_invalid, "The shadow database is the database itself.",
                {"Give the shadow database a URL of its own: strata empties it."});
  }
  STRATA_CHECK(check_scheme(project, *url));
  return of_project(project, connect_options(std::move(*url), base));
}

}  // namespace strata::project
