// One-to-many: the side that is not a list holds the foreign key and says everything about it.
#include <fmt/format.h>

#include "psl/rules/describe.h"
#include "psl/rules/relation_sides.h"
#include "psl/rules/rules.h"

namespace strata::psl::rules {
namespace {

std::string example(const Side& forward, const Side& back) {
  return fmt::format("`{} {}{} @relation(fields: […], references: […])`", forward.field.name, back.model.name,
                     forward.field.arity == Arity::optional ? "?" : "");
}

void check_forward(const Context& context, const Side& forward, const Side& back) {
  if (forward.has_fields() && forward.has_references()) return;
  const std::string_view missing = forward.has_fields()       ? "`references`"
                                   : forward.has_references() ? "`fields`"
                                                              : "`fields` and `references`";
  context.diagnostics
      .error(codes::kRelationFieldsMissing, forward.field.span,
             fmt::format("{} holds the foreign key of its relation, but has no {}.",
                         field_path(forward.model, forward.field), missing))
      .help = fmt::format("Say which fields refer to which: {}.", example(forward, back));
}

void check_back(const Context& context, const Side& back, const Side& forward) {
  const RelationAttribute* attribute = back.attribute();
  if (attribute != nullptr && (attribute->fields || attribute->references)) {
    context.diagnostics
        .error(codes::kRelationFieldsOnBackSide, back.field.span,
               fmt::format("{} is a list: it holds no foreign key.", field_path(back.model, back.field)))
        .help =
        fmt::format("Move `fields` and `references` to {}.", field_path(forward.model, forward.field));
  }
  if (back.has_actions()) {
    context.diagnostics
        .error(codes::kActionsOnBackSide, back.field.span,
               fmt::format("{} is a list: it has no actions.", field_path(back.model, back.field)))
        .help =
        fmt::format("Move `onDelete` and `onUpdate` to {}.", field_path(forward.model, forward.field));
  }
}

}  // namespace

void check_one_to_many(const Context& context, const Relation& relation) {
  const std::optional<Sides> sides = relation_sides(context, relation);
  if (!sides) return;
  check_forward(context, sides->forward, sides->back);
  check_back(context, sides->back, sides->forward);
}

}  // namespace strata::psl::rules
