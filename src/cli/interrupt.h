// Ctrl-C: says what state things are in, then ends the process as a shell expects.
#pragma once

namespace strata::cli {

void install_interrupt_handler();

}  // namespace strata::cli
