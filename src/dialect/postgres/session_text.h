// Another session of the server in words: who it is, what it does and since when.
#pragma once

#include <string>
#include <string_view>

#include "dialect/postgres/answer.h"

namespace strata::dialect::postgres {

// What describe_session reads, of pg_stat_activity as `a`.
inline constexpr std::string_view kSessionColumns =
    "a.pid, a.application_name, a.state, "
    "pg_catalog.date_trunc('second', pg_catalog.clock_timestamp() - a.xact_start), "
    "pg_catalog.left(a.query, 120)";

// `process 4711 (application "psql", idle in transaction, transaction of 00:03:12): UPDATE …`
[[nodiscard]] std::string describe_session(const Answer& answer, int row);

}  // namespace strata::dialect::postgres
