#include "dialect/postgres/wait.h"

#include <algorithm>
#include <cerrno>
#include <limits>
#include <poll.h>

namespace strata::dialect::postgres {

int Deadline::remaining() const {
  if (!end_) return -1;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(*end_ - Clock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, std::numeric_limits<int>::max()));
}

bool wait_for(int socket, Readiness readiness, const Deadline& deadline) {
  pollfd entry{.fd = socket,
               .events = static_cast<short>(readiness == Readiness::to_read ? POLLIN : POLLOUT),
               .revents = 0};
  while (true) {
    const int ready = poll(&entry, 1, deadline.remaining());
    if (ready < 0 && errno == EINTR) continue;
    return ready != 0;
  }
}

}  // namespace strata::dialect::postgres
