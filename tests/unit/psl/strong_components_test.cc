#include "psl/rules/strong_components.h"

#include <gtest/gtest.h>
#include <random>

namespace strata::psl::rules {
namespace {

bool reaches(const Graph& graph, std::uint32_t from, std::uint32_t to) {
  std::vector<bool> seen(graph.size(), false);
  std::vector<std::uint32_t> pending = {from};
  while (!pending.empty()) {
    const std::uint32_t node = pending.back();
    pending.pop_back();
    if (node == to) return true;
    if (seen[node]) continue;
    seen[node] = true;
    pending.insert(pending.end(), graph[node].begin(), graph[node].end());
  }
  return false;
}

Graph random_graph(std::mt19937& random) {
  Graph graph(1 + random() % 8);
  const std::size_t edges = random() % 14;
  for (std::size_t edge = 0; edge < edges; ++edge)
    graph[random() % graph.size()].push_back(static_cast<std::uint32_t>(random() % graph.size()));
  return graph;
}

TEST(StrongComponents, JoinWhatReachesEachOther) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    const Graph graph = random_graph(random);
    const StrongComponents components(graph);
    for (std::uint32_t a = 0; a < graph.size(); ++a) {
      for (std::uint32_t b = 0; b < graph.size(); ++b) {
        const bool together = reaches(graph, a, b) && reaches(graph, b, a);
        EXPECT_EQ(components.of(a) == components.of(b), together) << round << ' ' << a << ' ' << b;
      }
    }
  }
}

TEST(StrongComponents, AreNumberedAgainstTheEdges) {
  std::mt19937 random(8);
  for (int round = 0; round < 500; ++round) {
    const Graph graph = random_graph(random);
    const StrongComponents components(graph);
    for (std::uint32_t node = 0; node < graph.size(); ++node)
      for (const std::uint32_t next : graph[node]) EXPECT_GE(components.of(node), components.of(next));
  }
}

TEST(StrongComponents, WalkChainsWithoutRecursion) {
  constexpr std::uint32_t kLength = 200000;
  Graph chain(kLength);
  for (std::uint32_t node = 0; node + 1 < kLength; ++node) chain[node].push_back(node + 1);
  EXPECT_EQ(StrongComponents(chain).count(), kLength);
  chain.back().push_back(0);
  EXPECT_EQ(StrongComponents(chain).count(), 1U);
}

}  // namespace
}  // namespace strata::psl::rules
