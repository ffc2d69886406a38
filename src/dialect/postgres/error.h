// What a PostgreSQL server, or the way to it, reports as errors of strata: one sentence that says what
// happened, the server's own words, and what to do next.
#pragma once

#include <cstddef>
#include <string_view>

#include "strata/result.h"

#include "dialect/postgres/libpq.h"
#include "dialect/postgres/url.h"

namespace strata::dialect::postgres {

// The connection could not be made; `words` is libpq's message, in its verbose form, which tells the
// SQLSTATE.
[[nodiscard]] Error connect_error(const Location& location, std::string_view words);
[[nodiscard]] Error connect_timeout(const Location& location);

// A statement failed. `finished` statements of the script ran before it.
[[nodiscard]] Error statement_error(const Libpq& pq, const PGresult* result, std::string_view script,
                                    std::size_t finished);
// Nobody knows what became of what was running.
[[nodiscard]] Error connection_lost(std::string_view words);

// A person has called off what was running.
[[nodiscard]] Error interrupted();

// The server's words about something that is no error: "NOTICE: …".
[[nodiscard]] std::string notice_text(const Libpq& pq, const PGresult* result);

}  // namespace strata::dialect::postgres
