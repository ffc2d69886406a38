#include "engine/diff_side.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "base/discard.h"
#include "base/overloaded.h"
#include "dialect/registry.h"
#include "engine/database.h"
#include "engine/shadow.h"
#include "history/directory.h"
#include "history/lock_file.h"
#include "project/project.h"
#include "target/target.h"
#include "translate/to_schema.h"

namespace strata::engine {
namespace {

Result<const dialect::Dialect*> engine_for(const target::Target& target) {
  if (const dialect::Dialect* dialect = dialect::find_dialect(target.provider)) return dialect;
  return fail(ErrorCode::driver_missing,
              "strata has no engine for " + std::string(target.display_name) + " here.");
}

// The scheme of a URL says which database it leads to. The URL itself may hold a password.
Result<const dialect::Dialect*> dialect_of_url(std::string_view url) {
  const std::string_view scheme = url.substr(0, std::min(url.find(':'), url.size()));
  for (const target::Target* target : dialect::targets()) {
    if (std::ranges::find(target->url_schemes, scheme) != target->url_schemes.end()) {
      return engine_for(*target);
    }
  }
  return fail(ErrorCode::url_malformed, "The URL does not begin with the scheme of a known database.",
              {"For SQLite: file:./dev.db"});
}

Result<FoundSide> at_url(dialect::ConnectOptions where) {
  STRATA_TRY(const dialect::Dialect* dialect, dialect_of_url(where.url));
  return FoundSide{.dialect = dialect, .source = std::move(where)};
}

Result<project::Project> project_at(const std::string& schema_path, const Environment& environment,
                                    const ProjectOptions& options) {
  ProjectOptions with_schema = options;
  with_schema.schema = schema_path;
  return project::open_project(environment, with_schema);
}

// What the configuration leads to is compared where the project's schema file, if there is a usable one, has
// its tables.
std::vector<std::string> namespaces_of_project(const Environment& environment,
                                               const ProjectOptions& options) {
  const Result<project::Project> project = project::open_project(environment, options);
  if (!project || !project->datamodel.datasource) return {};
  return project->datamodel.datasource->schemas;
}

Result<FoundSide> find_migrations(const std::string& path, const Environment& environment,
                                  const ProjectOptions& options) {
  const std::filesystem::path directory = environment.working_directory / path;
  STRATA_TRY(const project::Configuration configuration, project::read_configuration(environment, options));
  STRATA_TRY(const std::optional<std::string> provider, history::read_locked_provider(directory));
  STRATA_TRY(history::History history,
             history::read_history(directory, path, project::cache_folder(configuration)));
  STRATA_TRY(std::optional<history::Migration> preparation, find_preparation(configuration));
  if (preparation) history.insert(history.begin(), std::move(*preparation));
  FoundSide side{.dialect = nullptr, .source = std::move(history)};
  if (!provider) return side;
  const target::Target* target = target::find_target(dialect::targets(), *provider);
  if (target == nullptr) {
    return fail(ErrorCode::provider_switched,
                "The lock file in " + path + " names a provider that nobody knows.");
  }
  STRATA_TRY(side.dialect, engine_for(*target));
  return side;
}

std::vector<std::string> namespaces_of(const FoundSide& side) {
  if (const auto* const schema = std::get_if<schema::Schema>(&side.source)) return schema->namespaces;
  const auto* const where = std::get_if<dialect::ConnectOptions>(&side.source);
  return where == nullptr ? std::vector<std::string>() : where->namespaces;
}

Result<schema::Schema> introspect(dialect::ConnectOptions where, std::vector<std::string> namespaces,
                                  const dialect::Dialect& dialect, const Visit& visit) {
  where.namespaces = std::move(namespaces);
  STRATA_TRY(const OpenedDatabase database, open_database(dialect, where, IfMissing::fail));
  STRATA_TRY(schema::Schema schema, dialect.introspect(*database.connection));
  if (visit) STRATA_CHECK(visit(*database.connection, schema));
  return schema;
}

Result<schema::Schema> replay_history(const history::History& history, std::vector<std::string> namespaces,
                                      const dialect::Dialect& dialect, const LoadOptions& options,
                                      Observer& observer, const Visit& visit) {
  const Shadow shadow{
      .dialect = &dialect,
      .where = {.url = options.shadow_url.value_or(std::string()),
                .base_directory = options.configuration.working_directory.string(),
                .namespaces = std::move(namespaces),
                .is_set_aside = options.shadow_url.has_value()},
      .cache_folder = project::cache_folder(options.configuration),
  };
  return replay(shadow, history, observer, Reading::sayable, visit);
}

}  // namespace

Result<FoundSide> find_side(const DiffSide& side, const Environment& environment,
                            const ProjectOptions& options) {
  switch (side.kind) {
    case DiffSide::Kind::empty:
      return FoundSide{};
    case DiffSide::Kind::schema: {
      STRATA_TRY(project::Project project, project_at(side.value, environment, options));
      project.sources.reset();  // nothing in them is wrong, and their memory serves the tables
      FoundSide found{.dialect = project.dialect,
                      .source = translate::to_schema(std::move(project.datamodel))};
      discard(std::move(project));
      return found;
    }
    case DiffSide::Kind::schema_datasource: {
      STRATA_TRY(const project::Project project, project_at(side.value, environment, options));
      STRATA_TRY(dialect::ConnectOptions where, project::schema_database_of(project));
      return FoundSide{.dialect = project.dialect, .source = std::move(where)};
    }
    case DiffSide::Kind::config_datasource: {
      STRATA_TRY(const project::Configuration configuration,
                 project::read_configuration(environment, options));
      STRATA_TRY(dialect::ConnectOptions where, project::configured_database_of(configuration, options));
      where.namespaces = namespaces_of_project(environment, options);
      return at_url(std::move(where));
    }
    case DiffSide::Kind::url:
      return at_url({.url = side.value, .base_directory = environment.working_directory.string()});
    case DiffSide::Kind::migrations:
      return find_migrations(side.value, environment, options);
  }
  return FoundSide{};
}

void share_namespaces(Pair<FoundSide>& sides) {
  std::vector<std::string> names = namespaces_of(sides.previous);
  std::ranges::move(namespaces_of(sides.next), std::back_inserter(names));
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  sides.previous.namespaces = names;
  sides.next.namespaces = std::move(names);
}

Result<schema::Schema> load_side(FoundSide side, const dialect::Dialect& dialect, const LoadOptions& options,
                                 Observer& observer, const Visit& visit) {
  using Loaded = Result<schema::Schema>;
  return std::visit(overloaded{
                        [](schema::Schema& schema) { return Loaded(std::move(schema)); },
                        [&](dialect::ConnectOptions& where) {
                          return introspect(std::move(where), std::move(side.namespaces), dialect, visit);
                        },
                        [&](const history::History& history) {
                          return replay_history(history, std::move(side.namespaces), dialect, options,
                                                observer, visit);
                        },
                    },
                    side.source);
}

}  // namespace strata::engine
