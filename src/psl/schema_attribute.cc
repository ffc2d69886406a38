#include "psl/schema_attribute.h"

#include <array>
#include <string_view>

#include "psl/attribute_arguments.h"
#include "psl/expected_value.h"

namespace strata::psl {
namespace {

constexpr auto kArgumentNames = std::to_array<std::string_view>({"map"});
constexpr ArgumentRules kRules{.mark = "@@", .unnamed = "map", .names = kArgumentNames};

template <typename Owner>
void resolve(Owner& owner, const ast::Attribute& attribute, Diagnostics& diagnostics) {
  const AttributeArguments arguments(attribute, kRules, diagnostics);
  const ast::Expression* value = arguments.require("map");
  if (value == nullptr) return;
  const auto name = expect_string(*value, diagnostics);
  if (!name) return;
  owner.schema = *name;
  owner.schema_span = value->span;
}

}  // namespace

void resolve_schema(Model& model, const ast::Attribute& attribute, Diagnostics& diagnostics) {
  resolve(model, attribute, diagnostics);
}

void resolve_schema(Enum& item, const ast::Attribute& attribute, Diagnostics& diagnostics) {
  resolve(item, attribute, diagnostics);
}

}  // namespace strata::psl
