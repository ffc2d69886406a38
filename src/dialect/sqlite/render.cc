#include "dialect/sqlite/render.h"

namespace strata::dialect::sqlite {

std::string quote(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

std::vector<RenderedStep> render(const diff::Migration& /*migration*/) {
  return {};
}

}  // namespace strata::dialect::sqlite
