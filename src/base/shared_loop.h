// A loop of many small independent steps that a companion begins, and that whoever needs its end helps to
// finish.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <functional>
#include <optional>
#include <utility>

#include "base/companion.h"

namespace strata {

class SharedLoop {
 public:
  // `step` is called once for every number below `count`, from two threads and in no order. It must not
  // throw.
  SharedLoop(std::size_t count, std::function<void(std::size_t)> step)
      : count_(count), step_(std::move(step)) {}
  // What is not done by now is left.
  ~SharedLoop() { next_ = count_; }
  SharedLoop(const SharedLoop&) = delete;
  SharedLoop& operator=(const SharedLoop&) = delete;

  // Until it is called nothing is done, and without it all is done in `finish`.
  void begin() {
    companion_.emplace([this] { run(); });
  }
  void finish() {
    run();
    companion_.reset();
  }

 private:
  // Taken at once: small enough that nobody waits long for the other one's last.
  static constexpr std::size_t kStride = 16;

  void run() {
    for (std::size_t first = next_.fetch_add(kStride); first < count_; first = next_.fetch_add(kStride)) {
      for (std::size_t i = first; i < std::min(first + kStride, count_); ++i) step_(i);
    }
  }

  std::size_t count_;
  std::function<void(std::size_t)> step_;
  std::atomic<std::size_t> next_ = 0;
  std::optional<Companion> companion_;  // ends before what it uses
};

}  // namespace strata
