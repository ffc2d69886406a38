// A loop of many small independent steps that a companion prepares and begins, and that whoever needs its end
// helps to finish.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <functional>
#include <latch>
#include <limits>
#include <optional>
#include <utility>

#include "base/companion.h"

namespace strata {

class SharedLoop {
 public:
  // `prepare` is called once, before all steps, and tells how many there are; then `step` is called once for
  // every number below that, from two threads and in no order. Neither must throw.
  SharedLoop(std::function<std::size_t()> prepare, std::function<void(std::size_t)> step)
      : prepare_(std::move(prepare)), step_(std::move(step)) {}
  // What is not done by now is left.
  ~SharedLoop() { next_ = kLeft; }
  SharedLoop(const SharedLoop&) = delete;
  SharedLoop& operator=(const SharedLoop&) = delete;

  // Until it is called nothing is done, and without it all is done in `finish`.
  void begin() {
    companion_.emplace([this] {
      prepare();
      run();
    });
  }
  // Waits for the last step, not for the end of the thread.
  void finish() {
    if (companion_) {
      prepared_.wait();
    } else if (!prepared_.try_wait()) {
      prepare();
    }
    run();
    for (std::size_t done = done_; done < count_; done = done_) done_.wait(done);
  }

 private:
  // Taken at once: small enough that nobody waits long for the other one's last.
  static constexpr std::size_t kStride = 16;
  static constexpr std::size_t kLeft = std::numeric_limits<std::size_t>::max() / 2;

  void prepare() {
    count_ = prepare_();
    prepared_.count_down();
  }
  void run() {
    for (std::size_t first = next_.fetch_add(kStride); first < count_; first = next_.fetch_add(kStride)) {
      const std::size_t end = std::min(first + kStride, count_);
      for (std::size_t i = first; i < end; ++i) step_(i);
      done_ += end - first;
      done_.notify_one();
    }
  }

  std::function<std::size_t()> prepare_;
  std::function<void(std::size_t)> step_;
  std::latch prepared_{1};
  std::size_t count_ = 0;  // belongs to who prepares until that is done
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> done_ = 0;
  std::optional<Companion> companion_;  // ends before what it uses
};

}  // namespace strata
