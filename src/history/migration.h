// A migration on disk: a folder with one script.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace strata::history {

struct Migration {
  std::string name;                   // of the folder
  std::string script_path;            // for messages, relative to the project
  std::optional<std::string> script;  // bytes as read; none: the file is missing or cannot be read
};

// The folders in the order in which they apply.
using History = std::vector<Migration>;

}  // namespace strata::history
