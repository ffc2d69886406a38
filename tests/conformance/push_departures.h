// What a push may tell otherwise than the reference on purpose, and why (docs/compatibility.md, Push).
#pragma once

#include <set>
#include <string>
#include <vector>

#include "schema/schema.h"
#include "target/target.h"

namespace strata::conformance {

// The names that one finding speaks of, sorted.
using Names = std::vector<std::string>;

struct PushDepartures {
  std::vector<Names> only_recorded, only_ours;   // sorted
  std::set<std::string, std::less<>> cut_names;  // as the server keeps them, and as the schema file has them
};

// `live` in the words of the schema file.
[[nodiscard]] PushDepartures push_departures(const schema::Schema& live, const schema::Schema& next,
                                             const target::Target& target);

}  // namespace strata::conformance
