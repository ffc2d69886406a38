// The other side of strata/interrupt.h: for whoever waits for a server.
#pragma once

namespace strata {

// As long as one lives, `interrupt` is heard.
class InterruptibleWait {
 public:
  InterruptibleWait();
  InterruptibleWait(const InterruptibleWait&) = delete;
  InterruptibleWait& operator=(const InterruptibleWait&) = delete;
  ~InterruptibleWait();

  // Readable from an interruption until somebody takes it, for poll(2). -1 when the system has no descriptors
  // left.
  [[nodiscard]] static int descriptor();
  // True for the first that asks after an interruption.
  [[nodiscard]] static bool take_interruption();
};

// Whether somebody has interrupted: nothing new should be begun. What is undone goes on.
[[nodiscard]] bool is_interrupted();

}  // namespace strata
