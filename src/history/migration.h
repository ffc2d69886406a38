// A migration on disk: a folder with one script.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/sha256.h"

namespace strata::history {

struct Migration {
  std::string name;                   // of the folder
  std::string script_path;            // for messages, relative to the project
  std::optional<std::string> script;  // bytes as read; none: the file is missing or cannot be read
  Sha256 digest{};                    // of the script
};

// Hashes the script, which everybody needs and nobody should do twice.
[[nodiscard]] inline Migration make_migration(std::string name, std::string script_path, std::string script) {
  Migration migration{.name = std::move(name), .script_path = std::move(script_path)};
  migration.digest = sha256(script);
  migration.script = std::move(script);
  return migration;
}

// The folders in the order in which they apply.
using History = std::vector<Migration>;

}  // namespace strata::history
