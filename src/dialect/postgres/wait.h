// Waiting for a socket, up to a moment, or until a person has had enough.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace strata::dialect::postgres {

class Deadline {
 public:
  // Never.
  Deadline() = default;
  explicit Deadline(std::chrono::milliseconds from_now) : end_(Clock::now() + from_now) {}
  // As many seconds; 0: never.
  [[nodiscard]] static Deadline in_seconds(std::uint32_t seconds);

  [[nodiscard]] bool has_passed() const { return end_ && *end_ <= Clock::now(); }
  // Milliseconds from now, as poll(2) wants them; -1: for ever.
  [[nodiscard]] int remaining() const;
  [[nodiscard]] const Deadline& or_earlier(const Deadline& other) const;

 private:
  using Clock = std::chrono::steady_clock;
  std::optional<Clock::time_point> end_;
};

enum class Readiness : std::uint8_t { to_read, to_write };

enum class Waited : std::uint8_t {
  ready,  // or broken: reading from it then tells how
  time_is_up,
  interrupted,  // told to one waiter only, so that what is undone afterwards can wait in peace
};

[[nodiscard]] Waited wait_for(int socket, Readiness readiness, const Deadline& deadline);

}  // namespace strata::dialect::postgres
