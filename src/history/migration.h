// A migration on disk: a folder with one script.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "history/script.h"

namespace strata::history {

inline constexpr std::string_view kScriptName = "migration.sql";

// The path of a migration's script below the migrations folder.
[[nodiscard]] inline std::string script_in(std::string_view migration) {
  std::string path;
  path.reserve(migration.size() + 1 + kScriptName.size());
  return path.append(migration).append(1, '/').append(kScriptName);
}

// The same with the path of the migrations folder.
[[nodiscard]] inline std::string script_in(std::string_view directory, std::string_view migration) {
  std::string path;
  path.reserve(directory.size() + 1 + migration.size() + 1 + kScriptName.size());
  return path.append(directory).append(1, '/').append(migration).append(1, '/').append(kScriptName);
}

struct Migration {
  std::string name;              // of the folder
  std::string script_path;       // for messages, relative to the project
  std::optional<Script> script;  // none: the file is missing or cannot be read
};

[[nodiscard]] inline Migration make_migration(std::string name, std::string script_path, std::string script) {
  return {
      .name = std::move(name), .script_path = std::move(script_path), .script = Script(std::move(script))};
}

// The folders in the order in which they apply.
using History = std::vector<Migration>;

// Empty without migrations.
[[nodiscard]] inline std::string_view last_name(const History& history) {
  return history.empty() ? std::string_view() : std::string_view(history.back().name);
}

}  // namespace strata::history
