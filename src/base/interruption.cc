#include "base/interruption.h"

#include <array>
#include <atomic>
#include <fcntl.h>
#include <unistd.h>

#include "strata/interrupt.h"

namespace strata {
namespace {

std::atomic<int> waits = 0;
std::atomic<bool> interrupted = false;
std::atomic<int> write_end = -1;

static_assert(std::atomic<int>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

// Never closed: a signal may come at any time.
int make_pipe() {
  std::array<int, 2> ends = {-1, -1};
  if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  write_end = ends[1];
  return ends[0];
}

}  // namespace

InterruptibleWait::InterruptibleWait() {
  static_cast<void>(descriptor());
  ++waits;
}

InterruptibleWait::~InterruptibleWait() {
  --waits;
}

int InterruptibleWait::descriptor() {
  static const int read_end = make_pipe();
  return read_end;
}

bool InterruptibleWait::take_interruption() {
  char byte = 0;
  return ::read(descriptor(), &byte, 1) == 1;
}

bool is_interrupted() {
  return interrupted;
}

bool interrupt() noexcept {
  if (waits == 0 || write_end < 0 || interrupted.exchange(true)) return false;
  const char byte = 0;
  static_cast<void>(!::write(write_end, &byte, 1));
  return true;
}

}  // namespace strata
