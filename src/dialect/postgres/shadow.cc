#include "dialect/postgres/shadow.h"

namespace strata::dialect::postgres {

Result<std::unique_ptr<sql::Connection>> open_shadow(const ConnectOptions& /*options*/) {
  return fail(ErrorCode::shadow_not_created, "strata cannot make a shadow database on PostgreSQL yet.");
}

Result<std::string> save_image(Connection& /*shadow*/) {
  return fail(ErrorCode::shadow_not_created, "A shadow database on a server has no image.");
}

Result<void> load_image(Connection& /*shadow*/, std::string_view /*image*/) {
  return fail(ErrorCode::shadow_not_created, "A shadow database on a server has no image.");
}

std::string_view shadow_version() {
  return "postgresql";
}

}  // namespace strata::dialect::postgres
