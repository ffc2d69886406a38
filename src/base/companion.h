// A thread beside the caller's.
#pragma once

#include <functional>
#include <memory>

namespace strata {

// It begins on another processor than its maker's, where there is one. Left to itself, a scheduler that saves
// processors keeps a new thread waiting behind its maker until some milliseconds have shown that there is
// work for two; what is done here would be over by then. Signals that ask the program to end go to other
// threads. The end of a companion waits for its work.
class Companion {
 public:
  Companion();  // has nothing to do
  // Without a thread to be had, the work is done at once.
  explicit Companion(std::function<void()> work);
  Companion(Companion&& other) noexcept;
  Companion& operator=(Companion&& other) noexcept;
  Companion(const Companion&) = delete;
  Companion& operator=(const Companion&) = delete;
  ~Companion();

 private:
  struct Running;
  std::unique_ptr<Running> running_;  // null: there is nothing to do any more
};

}  // namespace strata
