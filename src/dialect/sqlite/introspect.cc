#include "dialect/sqlite/introspect.h"

namespace strata::dialect::sqlite {

Result<schema::Schema> introspect(sql::Connection& /*connection*/) {
  return schema::Schema{};
}

}  // namespace strata::dialect::sqlite
