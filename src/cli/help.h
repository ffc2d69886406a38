// Help texts, made from the definitions of commands.
#pragma once

#include "cli/command.h"
#include "cli/terminal.h"

namespace strata::cli {

void show_overview(Output& out);
void show_help(Output& out, const Group& group);
void show_help(Output& out, const Command& command);

}  // namespace strata::cli
