// @default(…) of a field → the default of its column, in the normal form of schema/literal.h. Pure.
#pragma once

#include "base/boxed.h"
#include "psl/datamodel.h"
#include "schema/schema.h"
#include "target/target.h"

namespace strata::translate {

// Nothing for a value that the client computes, and where the database counts by itself without a default.
[[nodiscard]] Boxed<schema::Default> to_default(const psl::Datamodel& datamodel, const psl::Field& field,
                                                const target::Target& target);

}  // namespace strata::translate
