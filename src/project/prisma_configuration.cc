#include "project/prisma_configuration.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "project/script_values.h"

namespace strata::project {
namespace {

// Where a key of the configuration object goes.
struct Key {
  std::string_view path;
  std::optional<Setting> Settings::* setting;
};

constexpr std::array<Key, 8> kKeys = {{
    {.path = "schema", .setting = &Settings::schema},
    {.path = "migrations.path", .setting = &Settings::migrations_path},
    {.path = "migrations.seed", .setting = &Settings::seed},
    {.path = "migrations.initShadowDb", .setting = &Settings::shadow_preparation},
    {.path = "views.path", .setting = &Settings::views_path},
    {.path = "datasource.url", .setting = &Settings::url},
    {.path = "datasource.directUrl", .setting = &Settings::direct_url},
    {.path = "datasource.shadowDatabaseUrl", .setting = &Settings::shadow_database_url},
}};

struct List {
  std::string_view path;
  std::vector<Setting> ExternalNames::* settings;
};

constexpr std::array<List, 2> kLists = {{
    {.path = "tables.external", .settings = &ExternalNames::tables},
    {.path = "enums.external", .settings = &ExternalNames::enums},
}};

// Keys stand in it.
bool is_section(std::string_view path) {
  const auto stands_in = [path](const auto& key) {
    return key.path.starts_with(path) && key.path.substr(path.size()).starts_with('.');
  };
  return std::ranges::any_of(kKeys, stands_in) || std::ranges::any_of(kLists, stands_in);
}

class PrismaReader {
 public:
  PrismaReader(const ConfigurationText& file, const std::filesystem::path& directory,
               const std::filesystem::path& working_directory)
      : file_(file), values_(file.text, directory, working_directory) {}

  PrismaSettings read() {
    bool found = false;
    while (!values_.at_end()) {
      if (read_dotenv() || read_constant()) continue;
      if (values_.accept({"export", "default"}) || values_.accept({"module", ".", "exports", "="})) {
        found = read_exported();
      } else {
        values_.advance();
      }
    }
    if (!found) set_unknown("", {Expression{.text = "export default"}}, 0);
    return std::move(result_);
  }

 private:
  bool read_dotenv() {
    const std::string& text = values_.peek().value;
    const bool expands = text.starts_with("dotenv-expand") || text.starts_with("@dotenvx/dotenvx");
    if (values_.peek().kind == TokenKind::text && (text == "dotenv" || text == "dotenv/config" || expands)) {
      result_.dotenv.loads = true;
      result_.dotenv.expands = result_.dotenv.expands || expands;
      values_.advance();
      return true;
    }
    const bool is_config = values_.accept({"config", "(", "{", "path", ":"});
    const bool is_load = !is_config && values_.accept({"loadEnvFile", "("});
    if (!is_config && !is_load) return false;
    result_.dotenv.loads = true;
    const std::vector<Term> path = values_.read_value(ValuePlace::element);
    if (const Literal* literal = std::get_if<Literal>(&path.front()); literal != nullptr) {
      result_.dotenv.path = literal->text;
    }
    return true;
  }

  // const NAME = value, const NAME: Type = value; an object is remembered by its position.
  bool read_constant() {
    if (!values_.accept({"const"}) && !values_.accept({"let"}) && !values_.accept({"var"})) return false;
    if (values_.peek().kind != TokenKind::word) return true;
    std::string name(values_.peek().source);
    values_.advance();
    while (!values_.at_end() && !values_.peek().is("=") && !values_.peek().is(";") &&
           !values_.peek().begins_line) {
      values_.advance();
    }
    if (!values_.accept({"="})) return true;
    if (move_to_object()) {
      objects_[name] = values_.position();
      values_.skip_value(ValuePlace::statement);
    } else if (!values_.peek().is("require") && !values_.peek().is("await")) {
      values_.define(std::move(name), values_.read_value(ValuePlace::statement));
    }
    return true;
  }

  // An object literal, bare or as the argument of a call: defineConfig({ … }).
  bool move_to_object() {
    if (values_.peek().kind == TokenKind::word && values_.peek(1).is("(") && values_.peek(2).is("{")) {
      values_.advance(2);
    }
    return values_.peek().is("{");
  }

  bool read_exported() {
    const bool is_call = values_.peek().kind == TokenKind::word && values_.peek(1).is("(");
    if (is_call && values_.peek(2).kind == TokenKind::word) values_.advance(2);
    if (const auto object = objects_.find(std::string(values_.peek().source)); object != objects_.end()) {
      const std::size_t behind = values_.position() + 1;
      values_.move_to(object->second);
      read_object("");
      values_.move_to(behind);
      return true;
    }
    if (!move_to_object()) return false;
    read_object("");
    return true;
  }

  void read_object(std::string_view prefix) {
    values_.accept({"{"});
    while (!values_.at_end() && !values_.peek().is("}")) {
      read_entry(prefix);
      if (!values_.accept({","}) && !values_.peek().is("}"))
        values_.skip_value(ValuePlace::element), values_.accept({","});
      if (values_.peek().is(")") || values_.peek().is("]") || values_.peek().is(";")) values_.advance();
    }
    values_.accept({"}"});
  }

  void read_entry(std::string_view prefix) {
    const Token key = values_.peek();
    if (key.kind != TokenKind::word && key.kind != TokenKind::text) return;
    values_.advance();
    std::string path(prefix);
    if (!path.empty()) path += '.';
    path += key.kind == TokenKind::word ? std::string(key.source) : key.value;

    if (values_.peek().is(",") || values_.peek().is("}")) {
      set(path, values_.constant(std::string(key.source)), key.begin);
    } else if (values_.accept({":"})) {
      read_entry_value(path, key.begin);
    }
  }

  void read_entry_value(const std::string& path, std::size_t begin) {
    if (read_list(path, begin)) return;
    if (!is_section(path)) {
      set(path, values_.read_value(ValuePlace::element), begin);
    } else if (values_.peek().is("{")) {
      read_object(path);
    } else {
      set_unknown(path + ".", values_.read_value(ValuePlace::element), begin);
    }
  }

  // A key that takes a list of names; one that stands for the whole list is known only to a program.
  bool read_list(const std::string& path, std::size_t begin) {
    const auto* const list = std::ranges::find(kLists, path, &List::path);
    if (list == kLists.end()) return false;
    const auto add = [&](std::vector<Term> terms) {
      (result_.settings.external.*list->settings)
          .push_back({.terms = std::move(terms), .key = path, .place = place_of(file_, begin)});
    };
    if (!values_.accept({"["})) {
      add(values_.read_value(ValuePlace::element));
      return true;
    }
    while (!values_.at_end() && !values_.accept({"]"})) {
      add(values_.read_value(ValuePlace::element));
      values_.accept({","});
    }
    return true;
  }

  void set(std::string_view path, std::vector<Term> terms, std::size_t begin) {
    for (const Key& key : kKeys) {
      if (key.path != path) continue;
      result_.settings.*key.setting =
          Setting{.terms = std::move(terms), .key = std::string(path), .place = place_of(file_, begin)};
      return;
    }
  }

  void set_unknown(std::string_view prefix, const std::vector<Term>& terms, std::size_t begin) {
    const std::string source = std::holds_alternative<Expression>(terms.front())
                                   ? std::get<Expression>(terms.front()).text
                                   : std::string(prefix);
    for (const Key& key : kKeys) {
      if (key.path.starts_with(prefix)) set(key.path, {Expression{.text = source}}, begin);
    }
  }

  const ConfigurationText& file_;
  ScriptValues values_;
  std::map<std::string, std::size_t> objects_;
  PrismaSettings result_;
};

}  // namespace

PrismaSettings read_prisma_configuration(const ConfigurationText& file,
                                         const std::filesystem::path& directory,
                                         const std::filesystem::path& working_directory) {
  return PrismaReader(file, directory, working_directory).read();
}

}  // namespace strata::project
