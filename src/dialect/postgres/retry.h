// Failures that only mean that somebody else was in the way: a lock that was not free in time, a deadlock,
// two transactions that cannot be put in an order. Nothing of the statement is left, and it may be tried
// again.
#pragma once

#include <functional>
#include <string_view>

#include "strata/result.h"

namespace strata::dialect::postgres {

[[nodiscard]] bool may_be_tried_again(const Error& error);

// Runs `attempt` until it succeeds, fails otherwise, or has been tried often enough; waits in between, longer
// each time and never as long as another runner that began at the same moment.
[[nodiscard]] Result<void> with_retries(const std::function<Result<void>()>& attempt,
                                        const std::function<void(std::string_view note)>& on_note);

}  // namespace strata::dialect::postgres
