#include "psl/near_name.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fmt/format.h>

#include "base/ascii.h"

namespace strata::psl {
namespace {

constexpr std::size_t kLongestName = 64;

// Levenshtein distance, `limit` + 1 when it is larger.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit || b.size() > kLongestName) return limit + 1;
  std::array<std::uint8_t, kLongestName + 1> row{};
  for (std::size_t i = 0; i <= a.size(); ++i) row[i] = static_cast<std::uint8_t>(i);
  for (std::size_t j = 1; j <= b.size(); ++j) {
    std::uint8_t diagonal = row[0];
    row[0] = static_cast<std::uint8_t>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
      const auto substitution =
          static_cast<std::uint8_t>(diagonal + (to_lower(a[i - 1]) == to_lower(b[j - 1]) ? 0 : 1));
      diagonal = row[i];
      const auto gap = static_cast<std::uint8_t>(std::min(row[i], row[i - 1]) + 1);
      row[i] = std::min(substitution, gap);
    }
  }
  return row[a.size()];
}

}  // namespace

std::optional<std::string_view> NearNames::find(std::string_view name,
                                                std::span<const std::string_view> candidates) {
  if (!can_search(candidates.size())) return std::nullopt;
  budget_ -= candidates.size();

  std::optional<std::string_view> best;
  std::size_t limit = name.size() < 4 ? 1 : std::max<std::size_t>(2, name.size() / 3);
  for (const std::string_view candidate : candidates) {
    if (equal_but_for_case(name, candidate)) return candidate;
    const std::size_t distance = edit_distance(name, candidate, limit);
    if (distance <= limit && distance < name.size()) {
      if (distance == 0) return candidate;
      best = candidate;
      limit = distance - 1;
    }
  }
  return best;
}

std::string NearNames::help(std::string_view name, std::span<const std::string_view> candidates) {
  const auto near = find(name, candidates);
  return near ? fmt::format("Did you mean `{}`?", *near) : std::string();
}

}  // namespace strata::psl
