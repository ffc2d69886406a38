#include "engine/reading.h"

namespace strata::engine {

Result<schema::Schema> read_schema(const dialect::Dialect& dialect, sql::Connection& connection,
                                   Reading reading) {
  STRATA_TRY(schema::Schema schema, dialect.introspect(connection));
  if (reading == Reading::sayable) return schema;
  STRATA_TRY(schema.unmanaged, dialect.read_unmanaged(connection));
  return schema;
}

}  // namespace strata::engine
