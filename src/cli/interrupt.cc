#include "cli/interrupt.h"

#include <csignal>
#include <string_view>
#include <unistd.h>

#include "strata/interrupt.h"

namespace strata::cli {
namespace {

// A transaction that is open now is undone by the database; nothing has to be cleaned up here.
constexpr std::string_view kNote =
    "\nInterrupted. Whatever was being changed is either wholly done or not at all; strata migrate status "
    "tells.\n";

// Only calls that are safe inside a signal handler.
extern "C" void end_process(int signal_number) {
  if (interrupt()) return;
  static_cast<void>(!write(STDERR_FILENO, kNote.data(), kNote.size()));
  std::signal(signal_number, SIG_DFL);
  static_cast<void>(raise(signal_number));
}

}  // namespace

void install_interrupt_handler() {
  struct sigaction action{};
  action.sa_handler = end_process;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

}  // namespace strata::cli
