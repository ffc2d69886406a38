// The two sides of a comparison, everywhere under the same two names.
#pragma once

namespace strata {

template <typename T>
struct Pair {
  T previous{};
  T next{};

  friend bool operator==(const Pair&, const Pair&) = default;
};

}  // namespace strata
