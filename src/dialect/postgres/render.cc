#include "dialect/postgres/render.h"

#include "dialect/postgres/renderer.h"

namespace strata::dialect::postgres {

std::vector<RenderedStep> render(const diff::Migration& migration) {
  return Renderer(migration).render(migration.steps);
}

}  // namespace strata::dialect::postgres
