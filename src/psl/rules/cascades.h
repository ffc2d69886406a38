// Chains of referential actions that run in circles, or that reach one model by two ways. Some databases
// refuse them; where there are no foreign keys nothing else would stop them.
#pragma once

#include <vector>

#include "psl/rules/context.h"

namespace strata::psl::rules {

class Cascades {
 public:
  explicit Cascades(const Context& context);

  // Reports the relation if it is part of such a chain.
  void check(RelationId id) const;

 private:
  [[nodiscard]] bool changes_rows(const Relation& relation) const;
  void find_cycles();
  void find_shared_targets();

  const Context& context_;
  std::vector<RelationId> chain_;      // relations whose actions change rows
  std::vector<bool> leads_to_cycle_;   // by relation
  std::vector<bool> shares_a_target_;  // by relation
};

}  // namespace strata::psl::rules
