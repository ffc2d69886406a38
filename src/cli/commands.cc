#include "cli/commands.h"

#include <algorithm>
#include <array>

namespace strata::cli {
namespace {

constexpr std::array<Group, 2> kGroups = {{
    {.name = "migrate", .summary = "Write, apply and inspect migrations"},
    {.name = "db", .summary = "Work on the database without a history"},
}};

}  // namespace

std::vector<const Command*> all_commands() {
  std::vector<const Command*> commands;
  for (const std::span<const Command> group :
       {project_commands(), schema_commands(), migrate_commands(), diff_commands(), database_commands(),
        care_commands(), shell_commands()}) {
    for (const Command& command : group) commands.push_back(&command);
  }
  return commands;
}

std::span<const Group> groups() {
  return kGroups;
}

const Group* find_group(std::string_view name) {
  const auto* const found = std::ranges::find(kGroups, name, &Group::name);
  return found == kGroups.end() ? nullptr : found;
}

const Command* find_command(std::string_view words) {
  for (const Command* command : all_commands()) {
    if (command->words == words) return command;
  }
  return nullptr;
}

}  // namespace strata::cli
