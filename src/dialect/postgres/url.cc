#include "dialect/postgres/url.h"

namespace strata::dialect::postgres {

std::string describe_location(const ConnectOptions& /*options*/, std::string_view product) {
  return std::string(product) + " database";
}

}  // namespace strata::dialect::postgres
