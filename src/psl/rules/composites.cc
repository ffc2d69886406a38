// Composite types: where they exist, that they have fields, and that none needs itself to exist.
#include <fmt/format.h>
#include <vector>

#include "psl/rules/describe.h"
#include "psl/rules/rules.h"
#include "psl/rules/strong_components.h"

namespace strata::psl::rules {
namespace {

std::vector<std::vector<std::uint32_t>> required_parts(const IdVector<CompositeId, Composite>& composites) {
  std::vector<std::vector<std::uint32_t>> parts(composites.size());
  for (std::size_t index = 0; index < composites.size(); ++index) {
    for (const Field& field : composites[composites.id(index)].fields) {
      const auto* part = std::get_if<CompositeId>(&field.type);
      if (part != nullptr && field.arity == Arity::required) parts[index].push_back(part->value);
    }
  }
  return parts;
}

void check_cycles(const Context& context) {
  const auto& composites = context.datamodel.composites;
  const StrongComponents components(required_parts(composites));
  for (std::size_t index = 0; index < composites.size(); ++index) {
    const Composite& type = composites[composites.id(index)];
    for (const Field& field : type.fields) {
      const auto* part = std::get_if<CompositeId>(&field.type);
      if (part == nullptr || field.arity != Arity::required) continue;
      if (components.of(part->value) != components.of(static_cast<std::uint32_t>(index))) continue;
      context.diagnostics
          .error(codes::kCompositeCycle, field.span,
                 fmt::format("A `{}` would have to contain another `{}`, without end.", type.name, type.name))
          .help = "Make this field, or another one on the way back, optional or a list.";
    }
  }
}

}  // namespace

void check_composites(const Context& context) {
  const auto& composites = context.datamodel.composites;
  if (!context.target.composite_types) {
    for (const Composite& type : composites) {
      context.diagnostics
          .error(codes::kCompositesUnsupported, type.span,
                 fmt::format("{} has no composite types.", capitalized_database(context.target)))
          .help = "Make it a model with a relation, or a field of type `Json`.";
    }
    return;
  }
  for (const Composite& type : composites) {
    if (!type.fields.empty()) continue;
    context.diagnostics
        .error(codes::kEmptyComposite, type.span,
               fmt::format("The composite type `{}` has no fields.", type.name))
        .help = "Add at least one field.";
  }
  check_cycles(context);
  if (context.diagnostics.has_errors()) return;
  for (const Composite& type : composites) {
    check_native_types(context, type.fields);
    check_defaults(context, type.fields);
  }
}

}  // namespace strata::psl::rules
