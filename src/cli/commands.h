// All commands. Each group of them has one file; this is the only list.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "cli/command.h"

namespace strata::cli {

[[nodiscard]] std::span<const Command> project_commands();   // init, generate, version, help
[[nodiscard]] std::span<const Command> schema_commands();    // validate, format
[[nodiscard]] std::span<const Command> migrate_commands();   // migrate dev, deploy, status, resolve, reset
[[nodiscard]] std::span<const Command> diff_commands();      // migrate diff
[[nodiscard]] std::span<const Command> database_commands();  // db pull, push, execute, seed
[[nodiscard]] std::span<const Command> care_commands();      // doctor, adopt
[[nodiscard]] std::span<const Command> shell_commands();     // completion, manual

// In the order in which help shows them.
[[nodiscard]] std::vector<const Command*> all_commands();
[[nodiscard]] std::span<const Group> groups();
[[nodiscard]] const Group* find_group(std::string_view name);
[[nodiscard]] const Command* find_command(std::string_view words);

}  // namespace strata::cli
