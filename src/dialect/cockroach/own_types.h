// CockroachDB's catalogue is PostgreSQL's, with PostgreSQL's names of types: here they become those that
// CockroachDB itself writes, which are the normal form (facts.cc).
#pragma once

#include "schema/schema.h"

namespace strata::dialect::cockroach {

[[nodiscard]] schema::Schema with_own_types(schema::Schema read);

}  // namespace strata::dialect::cockroach
