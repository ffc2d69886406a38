#include "cli/suggestion.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace strata::cli {
namespace {

constexpr std::size_t kMaxLength = 64;

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row.back();
}

}  // namespace

std::optional<std::string_view> nearest(std::string_view written,
                                        std::span<const std::string_view> candidates) {
  if (written.size() > kMaxLength) return std::nullopt;
  std::optional<std::string_view> best;
  std::size_t best_distance = written.size() / 3 + 1;
  for (const std::string_view candidate : candidates) {
    const std::size_t distance = edit_distance(written, candidate);
    if (distance > best_distance || (best && distance == best_distance)) continue;
    best = candidate;
    best_distance = distance;
  }
  return best;
}

}  // namespace strata::cli
