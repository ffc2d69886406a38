// Ctrl-C, and SIGTERM. Where a server works for strata it is told to stop, and the command ends with an error
// that says so; everywhere else the process ends at once, as a shell expects, and says what state things are
// in. The second signal always ends it.
#pragma once

namespace strata::cli {

void install_interrupt_handler();

}  // namespace strata::cli
