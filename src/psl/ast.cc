#include "psl/ast.h"

namespace strata::psl::ast {

std::string_view keyword(BlockKind kind) {
  switch (kind) {
    case BlockKind::model:
      return "model";
    case BlockKind::view:
      return "view";
    case BlockKind::type:
      return "type";
    case BlockKind::enum_:
      return "enum";
    case BlockKind::datasource:
      return "datasource";
    case BlockKind::generator:
      return "generator";
  }
  return {};
}

}  // namespace strata::psl::ast
