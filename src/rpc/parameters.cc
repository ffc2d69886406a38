#include "rpc/parameters.h"

#include <fmt/format.h>
#include <utility>

#include "history/lock_file.h"

namespace strata::rpc {
namespace {

std::unexpected<Error> wrong(const char* name, std::string_view wanted) {
  return fail(ErrorCode::request_malformed, fmt::format("The parameter `{}` must be {}.", name, wanted));
}

Result<history::Migration> to_migration(const std::filesystem::path& folder, const Parameters& directory) {
  STRATA_TRY(std::string name, directory.text("path"));
  STRATA_TRY(const Parameters file, directory.object("migrationFile"));
  STRATA_TRY(const std::string file_name, file.text("path"));
  STRATA_TRY(const Parameters content, file.object("content"));
  STRATA_TRY(const std::string tag, content.text("tag"));
  STRATA_TRY(std::string value, content.text("value"));
  std::string path = (folder / name / file_name).string();
  if (tag != "ok")
    return history::Migration{.name = std::move(name), .script_path = std::move(path), .script = {}};
  return history::make_migration(std::move(name), std::move(path), std::move(value));
}

std::vector<project::Setting> to_settings(std::vector<std::string> texts, const char* key) {
  std::vector<project::Setting> settings;
  for (std::string& text : texts) {
    settings.push_back(
        {.terms = {project::Literal{std::move(text)}}, .key = key, .place = "the configuration"});
  }
  return settings;
}

}  // namespace

const Json* Parameters::find(const char* name) const {
  if (!object_->is_object()) return nullptr;
  const auto found = object_->find(name);
  return found == object_->end() || found->is_null() ? nullptr : &*found;
}

Result<std::string> Parameters::text(const char* name) const {
  const Json* value = find(name);
  if (value == nullptr || !value->is_string()) return wrong(name, "a text");
  return value->get<std::string>();
}

Result<bool> Parameters::flag(const char* name) const {
  const Json* value = find(name);
  if (value == nullptr || !value->is_boolean()) return wrong(name, "true or false");
  return value->get<bool>();
}

Result<std::optional<std::string>> Parameters::optional_text(const char* name) const {
  if (find(name) == nullptr) return std::nullopt;
  STRATA_TRY(std::string value, text(name));
  return value;
}

Result<std::optional<bool>> Parameters::optional_flag(const char* name) const {
  if (find(name) == nullptr) return std::nullopt;
  STRATA_TRY(const bool value, flag(name));
  return value;
}

Result<Parameters> Parameters::object(const char* name) const {
  const Json* value = find(name);
  if (value == nullptr || !value->is_object()) return wrong(name, "an object");
  return Parameters(*value);
}

Result<std::vector<Parameters>> Parameters::objects(const char* name) const {
  const Json* list = find(name);
  if (list == nullptr || !list->is_array()) return wrong(name, "a list of objects");
  std::vector<Parameters> objects;
  for (const Json& item : *list) {
    if (!item.is_object()) return wrong(name, "a list of objects");
    objects.emplace_back(item);
  }
  return objects;
}

Result<std::vector<std::string>> Parameters::texts(const char* name) const {
  std::vector<std::string> texts;
  const Json* list = find(name);
  if (list == nullptr) return texts;
  if (!list->is_array()) return wrong(name, "a list of texts");
  for (const Json& item : *list) {
    if (!item.is_string()) return wrong(name, "a list of texts");
    texts.push_back(item.get<std::string>());
  }
  return texts;
}

Result<std::vector<project::SchemaFile>> Parameters::schema(const char* name) const {
  STRATA_TRY(const Parameters container, object(name));
  return container.files();
}

Result<std::vector<project::SchemaFile>> Parameters::files() const {
  STRATA_TRY(const std::vector<Parameters> list, objects("files"));
  std::vector<project::SchemaFile> files;
  for (const Parameters& file : list) {
    STRATA_TRY(std::string path, file.text("path"));
    STRATA_TRY(std::string content, file.text("content"));
    files.push_back({.path = std::move(path), .text = std::move(content)});
  }
  return files;
}

Result<MigrationList> Parameters::migrations(const char* name) const {
  STRATA_TRY(const Parameters list, object(name));
  return list.migrations();
}

Result<MigrationList> Parameters::migrations() const {
  MigrationList result;
  STRATA_TRY(result.folder, text("baseDir"));
  STRATA_TRY(const Parameters lock_file, object("lockfile"));
  STRATA_TRY(const std::optional<std::string> lock_text, lock_file.optional_text("content"));
  if (lock_text) result.locked_provider = history::find_locked_provider(*lock_text);
  STRATA_TRY(const std::optional<std::string> preparation, optional_text("shadowDbInitScript"));
  result.shadow_preparation = preparation.value_or(std::string());
  STRATA_TRY(const std::vector<Parameters> directories, objects("migrationDirectories"));
  for (const Parameters& directory : directories) {
    STRATA_TRY(history::Migration migration, to_migration(result.folder, directory));
    result.history.push_back(std::move(migration));
  }
  return result;
}

Result<project::ExternalNames> Parameters::filters() const {
  if (find("filters") == nullptr) return project::ExternalNames{};
  STRATA_TRY(const Parameters filters, object("filters"));
  STRATA_TRY(std::vector<std::string> tables, filters.texts("externalTables"));
  STRATA_TRY(std::vector<std::string> enums, filters.texts("externalEnums"));
  return project::ExternalNames{.tables = to_settings(std::move(tables), "tables.external"),
                                .enums = to_settings(std::move(enums), "enums.external")};
}

}  // namespace strata::rpc
