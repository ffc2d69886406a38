// Calls that compare a schema with something, or read one.
#include <filesystem>
#include <utility>

#include "dialect/registry.h"
#include "engine/compare.h"
#include "engine/database.h"
#include "engine/pull.h"
#include "engine/reading.h"
#include "engine/schema_change.h"
#include "engine/view_files.h"
#include "rpc/methods.h"
#include "target/target.h"
#include "translate/to_datamodel.h"
#include "translate/to_schema.h"

namespace strata::rpc {
namespace {

constexpr const char* kFileForNew = "introspected.prisma";

Result<engine::FoundSide> at_url(Session& session, const std::string& url) {
  STRATA_TRY(dialect::ConnectOptions where, session.database_at(url));
  const dialect::Dialect* dialect = dialect::find_dialect_of_url(url);
  if (dialect == nullptr)
    return fail(ErrorCode::driver_missing, "strata has no engine for the database of the URL.");
  return engine::FoundSide{.dialect = dialect, .source = std::move(where)};
}

Result<engine::FoundSide> at_migrations(const Parameters& target) {
  STRATA_TRY(MigrationList list, target.migrations());
  if (!list.shadow_preparation.empty()) {
    list.history.insert(list.history.begin(), history::make_migration("initShadowDb", "the configuration",
                                                                      std::move(list.shadow_preparation)));
  }
  engine::FoundSide side{.dialect = nullptr, .source = std::move(list.history)};
  if (list.locked_provider) side.dialect = dialect::find_dialect(*list.locked_provider);
  return side;
}

Result<engine::FoundSide> find_side(Session& session, const Parameters& target) {
  STRATA_TRY(const std::string tag, target.text("tag"));
  if (tag == "empty") return engine::FoundSide{};
  if (tag == "migrations") return at_migrations(target);
  if (tag == "url") {
    STRATA_TRY(const std::string url, target.text("url"));
    return at_url(session, url);
  }
  if (tag != "schemaDatamodel" && tag != "schemaDatasource") {
    return fail(ErrorCode::request_malformed, "The parameter `tag` names no kind of side.");
  }
  STRATA_TRY(const std::vector<project::SchemaFile> files, target.files());
  STRATA_TRY(project::Project project, session.open_project(files, psl::Extent::everything));
  if (tag == "schemaDatamodel") {
    return engine::FoundSide{.dialect = project.dialect,
                             .source = translate::to_schema(std::move(project.datamodel))};
  }
  STRATA_TRY(const std::optional<std::string> folder, target.optional_text("configDir"));
  STRATA_TRY(dialect::ConnectOptions where, session.written_database_of(project, folder));
  return engine::FoundSide{.dialect = project.dialect, .source = std::move(where)};
}

Json texts(const std::vector<PushPlan::Finding>& findings) {
  Json list = Json::array();
  for (const PushPlan::Finding& finding : findings) list.push_back(finding.text);
  return list;
}

// What stands behind each view; the client keeps it in files.
Json views_of(const schema::Schema& schema) {
  Json views = Json::array();
  for (const schema::View& view : schema.views) {
    if (view.columns.empty()) continue;
    views.push_back({{"schema", engine::view_folder(schema, view)},
                     {"name", view.name.name},
                     {"definition", view.definition}});
  }
  return views;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

}  // namespace

Result<Json> diff(Session& session, const Parameters& parameters) {
  STRATA_TRY(const bool as_script, parameters.flag("script"));
  STRATA_TRY(const std::optional<bool> with_exit_code, parameters.optional_flag("exitCode"));
  STRATA_TRY(const Parameters from, parameters.object("from"));
  STRATA_TRY(const Parameters to, parameters.object("to"));
  STRATA_TRY(std::optional<std::string> shadow_url, parameters.optional_text("shadowDatabaseUrl"));
  if (!shadow_url) shadow_url = session.urls().shadow_database_url;

  Pair<engine::FoundSide> sides;
  STRATA_TRY(sides.previous, find_side(session, from));
  STRATA_TRY(sides.next, find_side(session, to));
  project::Configuration configuration = session.configuration();
  STRATA_TRY(configuration.external, parameters.filters());
  const engine::LoadOptions load{.shadow_url = shadow_url, .configuration = configuration};
  Observer nobody;
  STRATA_TRY(const engine::Comparison comparison, engine::compare(std::move(sides), load, nobody));
  session.channel().print(engine::text_of(comparison, as_script));
  const bool differs = !comparison.migration.empty();
  return Json{{"exitCode", with_exit_code.value_or(false) && differs ? 2 : 0}, {"stdout", nullptr}};
}

Result<Json> introspect(Session& session, const Parameters& parameters) {
  STRATA_TRY(const std::vector<project::SchemaFile> files, parameters.schema("schema"));
  STRATA_TRY(const bool force, parameters.flag("force"));
  STRATA_TRY(const std::string folder, parameters.text("baseDirectoryPath"));
  STRATA_TRY(std::vector<std::string> namespaces, parameters.texts("namespaces"));
  project::Project project = session.parse_project(files);
  if (force && project.dialect != nullptr) {
    engine::forget_models(project);
  } else {
    STRATA_CHECK(project::check_usable(project));
  }
  STRATA_TRY(dialect::ConnectOptions where, session.database_of(project));
  if (!namespaces.empty()) where.namespaces = std::move(namespaces);
  STRATA_TRY(const engine::OpenedDatabase database,
             engine::open_database(*project.dialect, where, engine::IfMissing::fail));
  STRATA_TRY(const schema::Schema schema,
             engine::read_schema(*project.dialect, *database.connection, engine::Reading::everything));

  const std::string path_for_new = files.size() == 1 ? files.front().path.string()
                                                     : (std::filesystem::path(folder) / kFileForNew).string();
  const translate::Pulled pulled =
      translate::to_datamodel(schema, project.datamodel, *project.sources,
                              project::display_path(path_for_new, session.environment().working_directory));
  if (pulled.model_count == 0) {
    return std::unexpected(engine::nothing_to_pull(project.dialect->describe_location(where)));
  }
  Json written = Json::array();
  for (std::size_t i = 0; i < pulled.files.size(); ++i) {
    // Files of the client keep the path that the client knows.
    const std::string path = i < files.size() ? files[i].path.string() : path_for_new;
    written.push_back({{"path", path}, {"content", pulled.files[i].text}});
  }
  const bool has_warnings = !pulled.warnings.empty();
  const bool has_views = project.datamodel.has_preview_feature("views");
  return Json{{"schema", {{"files", std::move(written)}}},
              {"views", has_views ? views_of(schema) : Json(nullptr)},
              {"warnings", has_warnings ? Json(joined(pulled.warnings)) : Json(nullptr)}};
}

Result<Json> schema_push(Session& session, const Parameters& parameters) {
  STRATA_TRY(const bool force, parameters.flag("force"));
  STRATA_TRY(const std::vector<project::SchemaFile> files, parameters.schema("schema"));
  STRATA_TRY(project::ExternalNames external, parameters.filters());
  STRATA_TRY(const project::Project project,
             session.open_project(files, psl::Extent::everything, std::move(external)));
  STRATA_TRY(const dialect::ConnectOptions where, session.database_of(project));
  STRATA_TRY(const engine::OpenedDatabase database,
             engine::open_database(*project.dialect, where, engine::IfMissing::create));
  STRATA_TRY(const engine::SchemaChange plan, engine::plan_change(project, *database.connection));

  const std::vector<PushPlan::Finding>& warnings = plan.losses.warnings;
  const std::vector<PushPlan::Finding>& unexecutable = plan.losses.unexecutable;
  const bool runs = unexecutable.empty() && (warnings.empty() || force);
  if (runs) STRATA_CHECK(engine::run_change(*project.dialect, *database.connection, plan));
  return Json{{"executedSteps", runs ? plan.migration.steps.size() : 0},
              {"warnings", texts(warnings)},
              {"unexecutable", texts(unexecutable)}};
}

}  // namespace strata::rpc
