// Whether two columns have the same default, as far as a migration can tell (docs/compatibility.md lists what
// Prisma never tells apart, which strata follows).
#pragma once

#include "base/pair.h"
#include "schema/schema.h"

namespace strata::diff {

class Policy;

// False for one of which nothing is known but that the database has it: dbgenerated() without words.
[[nodiscard]] bool has_text(const schema::Default& value);

[[nodiscard]] bool same_default(const Pair<const schema::Column*>& column, const Policy& policy);

}  // namespace strata::diff
