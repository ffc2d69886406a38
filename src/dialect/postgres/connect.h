// The way to a PostgreSQL server: one attempt with a time limit, and the making of a database that is
// missing.
#pragma once

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

// From a database that every server has.
[[nodiscard]] Result<void> create_database(const Libpq& pq, const Location& location);
// The same way; whoever is connected to it is thrown out.
[[nodiscard]] Result<void> drop_database(const Libpq& pq, const Location& location);

}  // namespace strata::dialect::postgres
