// The difference between two sides, and how it is told.
#pragma once

#include <string>

#include "strata/engine.h"
#include "strata/result.h"

#include "base/pair.h"
#include "dialect/dialect.h"
#include "diff/step.h"
#include "engine/diff_side.h"

namespace strata::engine {

struct Comparison {
  const dialect::Dialect* dialect = nullptr;
  diff::Migration migration;
};

// S1001 when no side knows its kind of database, or the two differ.
[[nodiscard]] Result<Comparison> compare(Pair<FoundSide> sides, const LoadOptions& options,
                                         Observer& observer);

// The script, or the summary for people; with its final line end.
[[nodiscard]] std::string text_of(const Comparison& comparison, bool as_script);

}  // namespace strata::engine
