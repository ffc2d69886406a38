// A foreign key that both sides have and that stands in the way: dropped first, added last.
#pragma once

#include <vector>

#include "base/pair.h"
#include "diff/step.h"

namespace strata::diff {

// Once is enough: a key that goes already is left alone. It comes back under its next name.
void release_key(std::vector<Step>& steps, const Pair<TableId>& table, const Pair<KeyIndex>& key);

}  // namespace strata::diff
