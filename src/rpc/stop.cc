#include "rpc/stop.h"

#include <atomic>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <sys/time.h>
#include <unistd.h>
#include <utility>

#include "strata/interrupt.h"

namespace strata::rpc {
namespace {

// How long a call may still take, and how long what is called off on a server may take to be undone there:
// milliseconds.
constexpr long kDefaultPatience = 4000;
constexpr long kDefaultUndoing = 200;

// A call was cut off: whoever waits for its answer must not take this for success.
constexpr int kCutOff = 1;

struct Words {
  int out;
  const char* text;
  std::size_t size;
};

std::atomic<const Words*> last_words = nullptr;
Words words{};
volatile std::sig_atomic_t asked_to_stop = 0;
itimerval patience{};
itimerval undoing{};

// Only calls that are safe inside a signal handler.
extern "C" void ask_to_stop(int) {
  asked_to_stop = 1;
  setitimer(ITIMER_REAL, &patience, nullptr);
}
extern "C" void call_off(int) {
  if (interrupt()) {
    setitimer(ITIMER_REAL, &undoing, nullptr);
    return;
  }
  if (const Words* const said = last_words) static_cast<void>(!write(said->out, said->text, said->size));
  _exit(kCutOff);
}

itimerval read_time(const char* variable, long otherwise) {
  const char* const text = std::getenv(variable);
  long milliseconds = 0;
  if (text == nullptr || std::from_chars(text, text + std::strlen(text), milliseconds).ec != std::errc() ||
      milliseconds <= 0) {
    milliseconds = otherwise;
  }
  return {.it_interval = {},
          .it_value = {.tv_sec = milliseconds / 1000, .tv_usec = milliseconds % 1000 * 1000}};
}

void handle(int signal_number, void (*handler)(int)) {
  struct sigaction action{};
  action.sa_handler = handler;  // without SA_RESTART: a read that waits for the next request ends
  sigemptyset(&action.sa_mask);
  sigaction(signal_number, &action, nullptr);
}

}  // namespace

void stop_politely() {
  patience = read_time("PRISMA_GRACEFUL_SHUTDOWN_TIMEOUT", kDefaultPatience);
  undoing = read_time("PRISMA_BLOCKING_TASKS_SHUTDOWN_TIMEOUT", kDefaultUndoing);
  handle(SIGALRM, call_off);
  handle(SIGTERM, ask_to_stop);
  handle(SIGINT, ask_to_stop);
  std::signal(SIGPIPE, SIG_IGN);  // a client that has gone is an answer that cannot be written
}

bool is_asked_to_stop() {
  return asked_to_stop != 0;
}

LastWords::LastWords(int out, std::string line) : line_(std::move(line)) {
  words = {.out = out, .text = line_.data(), .size = line_.size()};
  last_words = &words;
}

LastWords::~LastWords() {
  last_words = nullptr;
}

}  // namespace strata::rpc
