// The way to a PostgreSQL server: one attempt with a time limit, and the making of a database that is
// missing.
#pragma once

#include <cstdint>
#include <memory>

#include "strata/result.h"

#include "dialect/postgres/libpq.h"
#include "dialect/postgres/url.h"

namespace strata::dialect::postgres {

struct Closer {
  const Libpq* pq = nullptr;
  void operator()(PGconn* handle) const { pq->finish(handle); }
};
using Handle = std::unique_ptr<PGconn, Closer>;

[[nodiscard]] Result<Handle> connect(const Libpq& pq, const Location& location);

// What was to be made is there: another program was faster.
[[nodiscard]] bool is_made_by_others(const Error& error);

// From a database that every server has.
[[nodiscard]] Result<void> create_database(const Libpq& pq, const Location& location);
enum class Occupants : std::uint8_t { are_thrown_out, keep_it };
// The same way.
[[nodiscard]] Result<void> drop_database(const Libpq& pq, const Location& location, Occupants occupants);

}  // namespace strata::dialect::postgres
