#include "psl/rules/relation_sides.h"

#include <fmt/format.h>

#include "psl/rules/describe.h"

namespace strata::psl::rules {
namespace {

void report_missing(const Context& context, const Model& model, const Field& field, const Model& related,
                    Arity expected) {
  Diagnostic& diagnostic =
      context.diagnostics.error(codes::kMissingOppositeField, field.span,
                                fmt::format("{} leads to `{}`, but no field there leads back.",
                                            field_path(model, field), related.name));
  diagnostic.help = fmt::format(
      "Add a field of type `{}{}` to `{}`{}.", model.name, expected == Arity::list ? "[]" : "?", related.name,
      field.relation_attribute && field.relation_attribute->name
          ? fmt::format(" with `@relation(\"{}\")`", *field.relation_attribute->name)
          : std::string());
  diagnostic.related.push_back({related.name_span, "the model without the field"});
}

}  // namespace

std::optional<Sides> relation_sides(const Context& context, const Relation& relation) {
  const Model& forward = context.datamodel.models[relation.forward_model];
  const Model& back = context.datamodel.models[relation.back_model];
  if (relation.forward_field && relation.back_field)
    return Sides{{forward, forward.fields[*relation.forward_field]},
                 {back, back.fields[*relation.back_field]}};
  if (relation.forward_field)
    report_missing(context, forward, forward.fields[*relation.forward_field], back, Arity::list);
  else if (relation.back_field)
    report_missing(context, back, back.fields[*relation.back_field], forward, Arity::optional);
  return std::nullopt;
}

}  // namespace strata::psl::rules
