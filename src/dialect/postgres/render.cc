#include "dialect/postgres/render.h"

namespace strata::dialect::postgres {

std::vector<RenderedStep> render(const diff::Migration& /*migration*/) {
  return {};
}

}  // namespace strata::dialect::postgres
