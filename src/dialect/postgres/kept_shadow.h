// The shadow database that is kept from run to run: one on the server for each project, or the one that the
// project set aside. What it holds is verified by a hash chain over the migrations; whatever does not fit is
// emptied. One run works in it at a time.
#pragma once

#include <span>

#include "strata/result.h"

#include "base/sha256.h"
#include "dialect/dialect.h"

namespace strata::dialect::postgres {

// Contract: Dialect::open_kept_shadow. P3014 when the database that was set aside holds what strata did not
// put there. Without the right to make databases there is none, and no error.
[[nodiscard]] Result<KeptShadow> open_kept_shadow(const ConnectOptions& options,
                                                  std::span<const Sha256> chain);

}  // namespace strata::dialect::postgres
