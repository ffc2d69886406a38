#include "engine/live_diff.h"

#include <utility>

#include "diff/differ.h"

namespace strata::engine {

Result<void> align(const dialect::Dialect& dialect, sql::Connection& connection,
                   const Pair<schema::Schema*>& schemas, const diff::External& external) {
  diff::align(schemas, dialect.policy(), external);
  const bool is_previous = schema::is_database(*schemas.previous);
  if (is_previous == schema::is_database(*schemas.next)) return {};
  schema::Schema& database = is_previous ? *schemas.previous : *schemas.next;
  const schema::Schema& file = is_previous ? *schemas.next : *schemas.previous;
  return dialect.settle_spelling(connection, database, file);
}

Result<diff::Migration> diff_live(const dialect::Dialect& dialect, sql::Connection& connection,
                                  Pair<schema::Schema> schemas, const diff::External& external) {
  STRATA_CHECK(align(dialect, connection, {&schemas.previous, &schemas.next}, external));
  return diff::compare(std::move(schemas), dialect.policy());
}

}  // namespace strata::engine
