#include "project/package_configuration.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace strata::project {
namespace {

using nlohmann::json;

Result<json> parse(const ConfigurationText& file) {
  try {
    return json::parse(file.text);
  } catch (const json::parse_error& error) {
    const std::size_t at = error.byte == 0 ? 0 : error.byte - 1;
    return fail_at(file, at, at + 1, "This is not JSON.");
  } catch (const json::exception&) {
    return fail_at(file, 0, 0, "This JSON holds a number that is too large to read.");
  }
}

Result<std::optional<Setting>> read_text(const ConfigurationText& file, const json& section,
                                         const char* name) {
  const auto found = section.find(name);
  if (found == section.end()) return std::nullopt;
  const std::string key = std::string("prisma.") + name;
  // JSON values carry no place; the quoted key is where a reader looks.
  const std::size_t at = file.text.find('"' + std::string(name) + '"', file.text.find("\"prisma\""));
  const std::size_t begin = at == std::string_view::npos ? 0 : at;
  if (!found->is_string()) return fail_at(file, begin, begin + key.size() - 5, key + " must be a string.");
  return Setting{
      .terms = {Literal{.text = found->get<std::string>()}}, .key = key, .place = place_of(file, begin)};
}

}  // namespace

Result<Settings> read_package(const ConfigurationText& file) {
  STRATA_TRY(const json package, parse(file));
  Settings settings;
  if (!package.is_object()) return settings;
  const auto section = package.find("prisma");
  if (section == package.end() || !section->is_object()) return settings;
  STRATA_TRY(settings.schema, read_text(file, *section, "schema"));
  STRATA_TRY(settings.seed, read_text(file, *section, "seed"));
  return settings;
}

}  // namespace strata::project
