#include "dialect/postgres/wait.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>
#include <poll.h>

#include "base/interruption.h"

namespace strata::dialect::postgres {

Deadline Deadline::in_seconds(std::uint32_t seconds) {
  return seconds == 0 ? Deadline() : Deadline(std::chrono::seconds(seconds));
}

int Deadline::remaining() const {
  if (!end_) return -1;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(*end_ - Clock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, std::numeric_limits<int>::max()));
}

const Deadline& Deadline::or_earlier(const Deadline& other) const {
  if (!end_) return other;
  return other.end_ && *other.end_ < *end_ ? other : *this;
}

Waited wait_for(int socket, Readiness readiness, const Deadline& deadline) {
  const InterruptibleWait wait;
  std::array<pollfd, 2> entries = {
      pollfd{.fd = socket,
             .events = static_cast<short>(readiness == Readiness::to_read ? POLLIN : POLLOUT),
             .revents = 0},
      pollfd{.fd = InterruptibleWait::descriptor(), .events = POLLIN, .revents = 0}};
  while (true) {
    const int ready = poll(entries.data(), entries.size(), deadline.remaining());
    if (ready < 0 && errno == EINTR) continue;
    if (ready == 0) return Waited::time_is_up;
    if (entries[1].revents == 0 || entries[0].revents != 0) return Waited::ready;
    if (InterruptibleWait::take_interruption()) return Waited::interrupted;
  }
}

}  // namespace strata::dialect::postgres
