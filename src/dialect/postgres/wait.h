// Waiting for a socket, up to a moment.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace strata::dialect::postgres {

class Deadline {
 public:
  // 0: never.
  explicit Deadline(std::uint32_t seconds) {
    if (seconds != 0) end_ = Clock::now() + std::chrono::seconds(seconds);
  }

  // Milliseconds from now, as poll(2) wants them; -1: for ever.
  [[nodiscard]] int remaining() const;

 private:
  using Clock = std::chrono::steady_clock;
  std::optional<Clock::time_point> end_;
};

enum class Readiness : std::uint8_t { to_read, to_write };

// False when the time is up. True also when the socket is broken: reading from it then tells how.
[[nodiscard]] bool wait_for(int socket, Readiness readiness, const Deadline& deadline);

}  // namespace strata::dialect::postgres
