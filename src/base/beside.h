// A value that a companion makes, while the caller does something else.
#pragma once

#include <future>
#include <memory>
#include <type_traits>
#include <utility>

#include "base/companion.h"

namespace strata {

template <typename T>
class Beside {
 public:
  Beside(std::future<T> coming, Companion companion)
      : coming_(std::move(coming)), companion_(std::move(companion)) {}

  // Waits for it. What its making throws is thrown here.
  [[nodiscard]] T take() && { return coming_.get(); }

 private:
  std::future<T> coming_;
  Companion companion_;
};

// What `work` refers to has to outlive what is returned.
template <typename Work>
[[nodiscard]] auto begin_beside(Work work) {
  using T = std::invoke_result_t<Work&>;
  auto task = std::make_shared<std::packaged_task<T()>>(std::move(work));
  std::future<T> coming = task->get_future();
  return Beside<T>(std::move(coming), Companion([task] { (*task)(); }));
}

// A thread takes a fifth of a millisecond to begin. Work that is done sooner: at once, by the caller.
template <typename Work>
[[nodiscard]] auto begin_beside_unless(bool is_little, Work work) {
  using T = std::invoke_result_t<Work&>;
  if (!is_little) return begin_beside(std::move(work));
  std::packaged_task<T()> task(std::move(work));
  task();
  return Beside<T>(task.get_future(), Companion());
}

}  // namespace strata
