// The states of a migration in words.
#pragma once

#include <string_view>

#include "strata/engine.h"

#include "cli/terminal.h"

namespace strata::cli {

struct StateWords {
  std::string_view text;  // "rolled back"
  std::string_view key;   // in JSON: "rolled_back"
  Style style = Style::plain;
};

[[nodiscard]] StateWords words_of(MigrationState state);

}  // namespace strata::cli
