// Many-to-many in a document database: each side keeps a list with the identifiers of the other.
#include <fmt/format.h>

#include "psl/rules/describe.h"
#include "psl/rules/relation_sides.h"
#include "psl/rules/rules.h"

namespace strata::psl::rules {
namespace {

std::string_view native_name(const Field& field) {
  return field.native_type ? std::string_view(field.native_type->name) : std::string_view();
}

bool are_single(const Side& side) {
  const RelationAttribute* attribute = side.attribute();
  return attribute != nullptr && attribute->fields && attribute->fields->size() == 1 &&
         attribute->references && attribute->references->size() == 1;
}

bool is_identifier(const Model& model, FieldIndex field) {
  return model.primary_key && model.primary_key->columns.size() == 1 &&
         model.primary_key->columns.front().field == field;
}

void check_actions(const Context& context, const RelationAttribute& attribute) {
  const auto report = [&](Span span) {
    context.diagnostics
        .error(codes::kManyToManyArguments, span, "Nothing acts on the lists of a many-to-many relation.")
        .help = "Remove the action.";
  };
  if (attribute.on_delete) report(attribute.on_delete_span);
  if (attribute.on_update) report(attribute.on_update_span);
}

void check_lists(const Context& context, const Side& side, const Side& other) {
  const RelationAttribute& attribute = *side.attribute();
  const Field& list = side.model.fields[attribute.fields->front()];
  const Field& identifier = other.model.fields[attribute.references->front()];
  if (!is_identifier(other.model, attribute.references->front())) {
    context.diagnostics
        .error(codes::kManyToManyArguments, attribute.references_span,
               fmt::format("`references` must be the `@id` of `{}`.", other.model.name))
        .help = "A list can keep nothing but identifiers.";
    return;
  }
  if (list.arity != Arity::list || list.type != identifier.type ||
      native_name(list) != native_name(identifier)) {
    Diagnostic& diagnostic =
        context.diagnostics.error(codes::kManyToManyArguments, attribute.span,
                                  fmt::format("`{}` must be a list of the type of {}.", list.name,
                                              field_path(other.model, identifier)));
    diagnostic.help = "Give both the same type, native type included, and make the first a list.";
    diagnostic.related.push_back({identifier.span, "the identifier"});
  }
  if (native_name(list) != native_name(identifier)) {
    context.diagnostics
        .warning(codes::kReferencesNativeType, list.span,
                 fmt::format("{} and {} have different native types: they never compare equal.",
                             field_path(side.model, list), field_path(other.model, identifier)))
        .help = "Give both the same native type.";
  }
}

void check_side(const Context& context, const Side& side, const Side& other) {
  if (!are_single(side)) {
    context.diagnostics
        .error(codes::kManyToManyArguments,
               side.attribute() != nullptr ? side.attribute()->span : side.field.span,
               fmt::format("{} must say in which one field it keeps the identifiers.",
                           field_path(side.model, side.field)))
        .help = "Write `@relation(fields: [<a list>], references: [<the id>])`, with one field each.";
    return;
  }
  check_actions(context, *side.attribute());
  check_lists(context, side, other);
}

}  // namespace

void check_embedded_many_to_many(const Context& context, const Relation& relation) {
  const std::optional<Sides> sides = relation_sides(context, relation);
  if (!sides) return;
  check_side(context, sides->forward, sides->back);
  check_side(context, sides->back, sides->forward);
}

}  // namespace strata::psl::rules
