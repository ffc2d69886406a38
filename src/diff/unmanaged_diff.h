// What the schema language cannot say, compared between two databases (docs/objects.md).
#pragma once

#include <string>
#include <vector>

#include "base/pair.h"
#include "diff/external.h"
#include "schema/unmanaged.h"

namespace strata::diff {

// What `next` has more, less and otherwise. Each list is sorted.
struct UnmanagedDiff {
  std::vector<schema::UnmanagedObject> added;
  std::vector<schema::UnmanagedObject> removed;
  std::vector<schema::UnmanagedObject> changed;  // as they are in `next`

  [[nodiscard]] bool empty() const { return added.empty() && removed.empty() && changed.empty(); }
};

// Both sides are sorted. What is part of a table of others is theirs.
[[nodiscard]] UnmanagedDiff diff_unmanaged(const Pair<std::vector<schema::UnmanagedObject>>& objects,
                                           const External& external);

// In the layout of summarize(): starts with an empty line, empty when there is no difference.
[[nodiscard]] std::string summarize(const UnmanagedDiff& diff);

}  // namespace strata::diff
