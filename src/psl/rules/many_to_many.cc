// Many-to-many: two lists, joined by a table that the database gets by itself, or, in a document database, by
// lists of identifiers on both sides.
#include <fmt/format.h>

#include "psl/rules/describe.h"
#include "psl/rules/relation_sides.h"
#include "psl/rules/rules.h"

namespace strata::psl::rules {
namespace {

bool has_single_id(const Model& model) {
  return model.primary_key && model.primary_key->columns.size() == 1;
}

bool is_embedded(const Sides& sides) {
  return sides.forward.has_fields() || sides.back.has_fields();
}

void check_id(const Context& context, const Side& side, const Side& other) {
  if (has_single_id(other.model)) return;
  Diagnostic& diagnostic = context.diagnostics.error(
      codes::kManyToManyId, side.field.span,
      fmt::format("The table between `{}` and `{}` needs one field that identifies a `{}`.", side.model.name,
                  other.model.name, other.model.name));
  diagnostic.help = fmt::format("Add an `@id` field to `{}`, or write the model between the two yourself.",
                                other.model.name);
  diagnostic.related.push_back({other.model.name_span, "the model without a single `@id`"});
}

void check_attribute(const Context& context, const Side& side) {
  const RelationAttribute* attribute = side.attribute();
  if (attribute == nullptr) return;
  if (attribute->references && !attribute->references->empty()) {
    context.diagnostics
        .error(codes::kManyToManyArguments, side.field.span,
               "A many-to-many relation always refers to the identifiers of both models.")
        .help = "Remove `references`.";
  }
  const auto check_action = [&](bool is_given, Span span) {
    if (!is_given) return;
    context.diagnostics
        .error(codes::kManyToManyArguments, span,
               "The rows between two models of a many-to-many relation always go with their ends.")
        .help = "Remove the action, or write the model between the two yourself.";
  };
  check_action(attribute->on_delete.has_value(), attribute->on_delete_span);
  check_action(attribute->on_update.has_value(), attribute->on_update_span);
}

void report_both(const Context& context, const Sides& sides, const std::string& message,
                 const std::string& help) {
  for (const Side* side : {&sides.forward, &sides.back})
    context.diagnostics.error(codes::kManyToManyUnsupported, side->field.span, message).help = help;
}

void check_implicit(const Context& context, const Sides& sides) {
  if (context.target.many_to_many_embedded) {
    report_both(
        context, sides,
        fmt::format("{} keeps the identifiers of a many-to-many relation on both sides.",
                    capitalized_database(context.target)),
        "Add a list of identifiers to both models and name it in `@relation(fields: […], references: […])`.");
    return;
  }
  if (sides.forward.model.is_view || sides.back.model.is_view) {
    report_both(context, sides, "A view cannot be an end of a many-to-many relation.",
                "Write the view that lies between the two, or leave the relation out.");
    return;
  }
  check_id(context, sides.forward, sides.back);
  check_id(context, sides.back, sides.forward);
  check_attribute(context, sides.forward);
  check_attribute(context, sides.back);
}

}  // namespace

void check_many_to_many(const Context& context, const Relation& relation) {
  const std::optional<Sides> sides = relation_sides(context, relation);
  if (!sides) return;
  if (!is_embedded(*sides)) {
    check_implicit(context, *sides);
  } else if (context.target.many_to_many_embedded) {
    check_embedded_many_to_many(context, relation);
  } else {
    report_both(
        context, *sides,
        fmt::format("{} keeps a many-to-many relation in a table between the models, not in `fields`.",
                    capitalized_database(context.target)),
        "Remove `fields` and `references` on both sides.");
  }
}

}  // namespace strata::psl::rules
