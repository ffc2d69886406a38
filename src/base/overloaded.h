// std::visit with one lambda for each alternative: a new alternative then breaks the build wherever it
// matters.
#pragma once

namespace strata {

template <typename... Functions>
struct overloaded : Functions... {
  using Functions::operator()...;
};

}  // namespace strata
