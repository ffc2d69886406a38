#include "project/toml_configuration.h"

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#define TOML_HEADER_ONLY 1
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <toml++/toml.h>

namespace strata::project {
namespace {

// Where a value of strata.toml goes; `table` is empty for the top level.
struct TomlKey {
  std::string_view table, name;
  std::optional<Setting> Settings::* setting;
};

constexpr std::array<TomlKey, 8> kTomlKeys = {{
    {.table = "", .name = "schema", .setting = &Settings::schema},
    {.table = "migrations", .name = "path", .setting = &Settings::migrations_path},
    {.table = "migrations", .name = "seed", .setting = &Settings::seed},
    {.table = "views", .name = "path", .setting = &Settings::views_path},
    {.table = "database", .name = "url", .setting = &Settings::url},
    {.table = "database", .name = "shadow_url", .setting = &Settings::shadow_database_url},
    {.table = "database", .name = "lock_timeout", .setting = &Settings::lock_timeout},
    {.table = "database", .name = "statement_timeout", .setting = &Settings::statement_timeout},
}};

constexpr std::string_view kKnownKeys =
    "The keys are: schema, [migrations] path and seed, [views] path, [database] url, shadow_url, "
    "lock_timeout and "
    "statement_timeout.";
constexpr std::string_view kValueForms = "Write a string, or { env = \"NAME\" } for an environment variable.";

class TomlReader {
 public:
  explicit TomlReader(const ConfigurationText& file) : file_(file) {}

  Result<Settings> read() {
    const toml::parse_result parsed = toml::parse(file_.text);
    if (!parsed) {
      const toml::parse_error& error = parsed.error();
      return fail_in(error.source(), std::string(error.description()), {});
    }
    STRATA_CHECK(read_table(parsed.table(), ""));
    return std::move(settings_);
  }

 private:
  Result<void> read_table(const toml::table& table, std::string_view table_name) {
    for (const auto& [key, node] : table) {
      const bool is_section =
          table_name.empty() && std::ranges::find(kTomlKeys, key.str(), &TomlKey::table) != kTomlKeys.end();
      if (!is_section) {
        STRATA_CHECK(read_value(table_name, key, node));
      } else if (const toml::table* section = node.as_table(); section != nullptr) {
        STRATA_CHECK(read_table(*section, key.str()));
      } else {
        return fail_in(key.source(), std::string(key.str()) + " is a section, not a value.",
                       std::string(kKnownKeys));
      }
    }
    return {};
  }

  Result<void> read_value(std::string_view table_name, const toml::key& key, const toml::node& node) {
    for (const TomlKey& known : kTomlKeys) {
      if (known.table != table_name || known.name != key.str()) continue;
      std::optional<Term> term = read_term(node);
      if (!term)
        return fail_in(node.source(), "This is not a value that strata can use.", std::string(kValueForms));
      std::string name = table_name.empty() ? "" : std::string(table_name) + ".";
      settings_.*known.setting = Setting{.terms = {std::move(*term)},
                                         .key = name.append(key.str()),
                                         .place = place_of(file_, begin_of(node.source()))};
      return {};
    }
    return fail_in(key.source(), "strata does not know the key \"" + std::string(key.str()) + "\".",
                   std::string(kKnownKeys));
  }

  static std::optional<Term> read_term(const toml::node& node) {
    if (const auto* text = node.as_string(); text != nullptr) return Literal{.text = text->get()};
    const toml::table* table = node.as_table();
    if (table == nullptr || table->size() != 1) return std::nullopt;
    const toml::node* name = table->get("env");
    if (name == nullptr || name->as_string() == nullptr) return std::nullopt;
    return Variable{.name = name->as_string()->get()};
  }

  [[nodiscard]] std::size_t begin_of(const toml::source_region& region) const {
    return offset_of(file_.text, region.begin.line, region.begin.column);
  }

  [[nodiscard]] std::unexpected<Error> fail_in(const toml::source_region& region, std::string message,
                                               std::string help) const {
    const std::size_t begin = begin_of(region);
    const std::size_t end = offset_of(file_.text, region.end.line, region.end.column);
    return fail_at(file_, begin, end, std::move(message), std::move(help));
  }

  const ConfigurationText& file_;
  Settings settings_;
};

}  // namespace

Result<Settings> read_toml(const ConfigurationText& file) {
  return TomlReader(file).read();
}

}  // namespace strata::project
