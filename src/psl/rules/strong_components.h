// Which nodes of a graph lie on a cycle together: Tarjan's algorithm, in linear time and without recursion.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace strata::psl::rules {

// successors[node] lists the nodes that an edge leads to.
using Graph = std::vector<std::vector<std::uint32_t>>;

class StrongComponents {
 public:
  explicit StrongComponents(const Graph& successors);

  // The component of a node. Components are numbered backwards: an edge between two of them leads from the
  // higher number to the lower.
  [[nodiscard]] std::uint32_t of(std::uint32_t node) const { return component_[node]; }
  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  std::vector<std::uint32_t> component_;
  std::uint32_t count_ = 0;
};

}  // namespace strata::psl::rules
