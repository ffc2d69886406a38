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

}  // namespace strata
