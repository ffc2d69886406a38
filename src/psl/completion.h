// The parts of relations that `strata format` writes for the user: the opposite field, the fields that hold
// the key, and `fields:` and `references:`.
#pragma once

#include <string>
#include <vector>

#include "base/source.h"
#include "psl/datamodel.h"

namespace strata::psl {

// A text to put before the byte at `position`, which counts as spans do.
struct Insertion {
  std::uint32_t position = 0;
  std::string text;
};

// Sorted by position; what stands at one position is in the order in which it has to be written.
// Empty when nothing is missing. The datamodel must come from text without errors in names, types and
// attributes.
[[nodiscard]] std::vector<Insertion> complete_relations(const SourceSet& sources, const Datamodel& datamodel);

}  // namespace strata::psl
