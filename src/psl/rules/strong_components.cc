#include "psl/rules/strong_components.h"

#include <algorithm>
#include <limits>

namespace strata::psl::rules {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

struct Step {
  std::uint32_t node = 0;
  std::size_t next_edge = 0;
};

}  // namespace

StrongComponents::StrongComponents(const Graph& successors) : component_(successors.size(), kNone) {
  std::vector<std::uint32_t> order(successors.size(), kNone);  // when a node was entered
  std::vector<std::uint32_t> lowest(successors.size(), 0);     // the earliest open node that it reaches
  std::vector<std::uint32_t> open;                             // entered, component not known yet
  std::vector<Step> path;
  std::uint32_t entered = 0;

  const auto enter = [&](std::uint32_t node) {
    order[node] = lowest[node] = entered++;
    open.push_back(node);
    path.push_back({node, 0});
  };
  const auto close_component = [&](std::uint32_t root) {
    std::uint32_t node = kNone;
    do {
      node = open.back();
      open.pop_back();
      component_[node] = count_;
    } while (node != root);
    ++count_;
  };

  for (std::uint32_t start = 0; start < successors.size(); ++start) {
    if (order[start] != kNone) continue;
    enter(start);
    while (!path.empty()) {
      const std::uint32_t node = path.back().node;
      if (path.back().next_edge < successors[node].size()) {
        const std::uint32_t next = successors[node][path.back().next_edge++];
        if (order[next] == kNone)
          enter(next);
        else if (component_[next] == kNone)
          lowest[node] = std::min(lowest[node], order[next]);
        continue;
      }
      path.pop_back();
      if (lowest[node] == order[node]) close_component(node);
      if (!path.empty()) lowest[path.back().node] = std::min(lowest[path.back().node], lowest[node]);
    }
  }
}

}  // namespace strata::psl::rules
