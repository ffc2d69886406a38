// "Did you mean …": the candidate that a mistyped name was probably meant to be.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace strata::psl {

// Searching costs time in proportion to candidates; a file with very many mistakes stops getting suggestions,
// so that it is still read in linear time.
class NearNames {
 public:
  // Whether find would look at `count` candidates; ask before gathering many.
  [[nodiscard]] bool can_search(std::size_t count) const { return count <= budget_; }

  // The candidate equal to `name` but for upper and lower case, else the nearest one that few edits (about
  // a third of the name's length) lead to.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name,
                                                     std::span<const std::string_view> candidates);

  // The same as a help text: "did you mean `x`?", or nothing.
  [[nodiscard]] std::string help(std::string_view name, std::span<const std::string_view> candidates);

 private:
  std::size_t budget_ = 100'000;  // candidates that may still be looked at
};

}  // namespace strata::psl
