#include "rpc/stop.h"

#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <sys/time.h>
#include <unistd.h>

namespace strata::rpc {
namespace {

constexpr long kDefaultPatience = 4000;  // milliseconds

volatile std::sig_atomic_t asked_to_stop = 0;
itimerval patience{};

// Only calls that are safe inside a signal handler.
extern "C" void ask_to_stop(int) {
  asked_to_stop = 1;
  setitimer(ITIMER_REAL, &patience, nullptr);
}
extern "C" void end_process(int) {
  _exit(0);
}

long read_patience() {
  const char* text = std::getenv("PRISMA_GRACEFUL_SHUTDOWN_TIMEOUT");
  long milliseconds = 0;
  if (text == nullptr || std::from_chars(text, text + std::strlen(text), milliseconds).ec != std::errc() ||
      milliseconds <= 0) {
    return kDefaultPatience;
  }
  return milliseconds;
}

void handle(int signal_number, void (*handler)(int)) {
  struct sigaction action{};
  action.sa_handler = handler;  // without SA_RESTART: a read that waits for the next request ends
  sigemptyset(&action.sa_mask);
  sigaction(signal_number, &action, nullptr);
}

}  // namespace

void stop_politely() {
  const long milliseconds = read_patience();
  patience.it_value = {.tv_sec = milliseconds / 1000, .tv_usec = milliseconds % 1000 * 1000};
  handle(SIGALRM, end_process);
  handle(SIGTERM, ask_to_stop);
  handle(SIGINT, ask_to_stop);
  std::signal(SIGPIPE, SIG_IGN);  // a client that has gone is an answer that cannot be written
}

bool is_asked_to_stop() {
  return asked_to_stop != 0;
}

}  // namespace strata::rpc
