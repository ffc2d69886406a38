// One-to-one: exactly one side holds the foreign key, its fields are unique, and the other side is optional.
#include <algorithm>
#include <fmt/format.h>

#include "psl/rules/describe.h"
#include "psl/rules/relation_sides.h"
#include "psl/rules/rules.h"

namespace strata::psl::rules {
namespace {

std::string path(const Side& side) {
  return field_path(side.model, side.field);
}

// One mistake with two ends: told at both, each pointing at the other.
void report_both(const Context& context, const Sides& sides, std::string_view code,
                 const std::string& message, const std::string& help) {
  const auto report = [&](const Side& here, const Side& there) {
    Diagnostic& diagnostic = context.diagnostics.error(code, here.field.span, message);
    diagnostic.help = help;
    diagnostic.related.push_back({there.field.span, "the other side"});
  };
  report(sides.forward, sides.back);
  report(sides.back, sides.forward);
}

void check_defined(const Context& context, const Sides& sides) {
  const bool no_fields = !sides.forward.has_fields() && !sides.back.has_fields();
  const bool no_references = !sides.forward.has_references() && !sides.back.has_references();
  if (!no_fields && !no_references) return;
  const std::string_view missing = !no_references ? "`fields`"
                                   : !no_fields   ? "`references`"
                                                  : "`fields` and `references`";
  report_both(context, sides, codes::kRelationFieldsMissing,
              fmt::format("Neither {} nor {} has {}.", path(sides.forward), path(sides.back), missing),
              "One side holds the foreign key: write `@relation(fields: […], references: […])` there.");
}

void check_one_side_only(const Context& context, const Sides& sides) {
  const bool both = (sides.forward.has_fields() && sides.back.has_fields()) ||
                    (sides.forward.has_references() && sides.back.has_references());
  if (!both) return;
  report_both(context, sides, codes::kRelationFieldsOnBothSides,
              fmt::format("{} and {} both hold the foreign key.", path(sides.forward), path(sides.back)),
              "Keep `fields` and `references` on one side.");
}

void check_actions(const Context& context, const Sides& sides) {
  if (sides.forward.has_actions() && sides.back.has_actions()) {
    report_both(context, sides, codes::kActionsOnBothSides,
                fmt::format("{} and {} both have actions.", path(sides.forward), path(sides.back)),
                "Keep `onDelete` and `onUpdate` on the side with `fields`.");
  } else if (sides.back.has_actions()) {
    context.diagnostics
        .error(codes::kActionsOnBackSide, sides.back.field.span,
               fmt::format("{} does not hold the foreign key: it has no actions.", path(sides.back)))
        .help = fmt::format("Move `onDelete` and `onUpdate` to {}.", path(sides.forward));
  }
}

bool are_columns(const std::vector<IndexColumn>& columns, const std::vector<FieldIndex>& fields) {
  return std::ranges::equal(columns, fields, {}, &IndexColumn::field);
}

bool are_unique(const Model& model, const std::vector<FieldIndex>& fields) {
  if (model.primary_key && are_columns(model.primary_key->columns, fields)) return true;
  return std::ranges::any_of(model.indexes, [&](const Index& index) {
    return index.kind == IndexKind::unique && are_columns(index.columns, fields);
  });
}

void check_unique(const Context& context, const Side& forward) {
  if (!forward.has_fields()) return;
  const std::vector<FieldIndex>& fields = *forward.attribute()->fields;
  if (are_unique(forward.model, fields)) return;
  std::string names;
  for (const FieldIndex field : fields) {
    if (!names.empty()) names += ", ";
    names += forward.model.fields[field].name;
  }
  context.diagnostics
      .error(codes::kOneToOneNotUnique, forward.field.span,
             fmt::format("Several rows of `{}` could refer to the same row: the fields of {} are not unique.",
                         forward.model.name, path(forward)))
      .help = fields.size() == 1 ? fmt::format("Add `@unique` to `{}`, or make the other side a list.", names)
                                 : fmt::format("Add `@@unique([{}])`, or make the other side a list.", names);
}

void check_same_side(const Context& context, const Sides& sides) {
  const auto split = [](const Side& here, const Side& there) {
    return here.has_fields() && !here.has_references() && there.has_references() && !there.has_fields();
  };
  if (!split(sides.forward, sides.back) && !split(sides.back, sides.forward)) return;
  report_both(context, sides, codes::kRelationFieldsSplit,
              fmt::format("`fields` and `references` stand on different sides: {} and {}.",
                          path(sides.forward), path(sides.back)),
              "Put both on one side.");
}

void check_back_optional(const Context& context, const Sides& sides) {
  if (sides.forward.field.arity != Arity::required || sides.back.field.arity != Arity::required) return;
  context.diagnostics
      .error(codes::kBackSideRequired, sides.back.field.span,
             fmt::format("No database can promise that every `{}` has a `{}`: {} must be optional.",
                         sides.back.model.name, sides.forward.model.name, path(sides.back)))
      .help = fmt::format("Write `{} {}?`.", sides.back.field.name, sides.forward.model.name);
}

void check_right_side(const Context& context, const Sides& sides) {
  const bool is_wrong = sides.forward.field.arity == Arity::required &&
                        sides.back.field.arity == Arity::optional &&
                        (sides.back.has_fields() || sides.back.has_references());
  if (!is_wrong) return;
  context.diagnostics
      .error(codes::kRelationFieldsOnWrongSide, sides.back.field.span,
             fmt::format("{} holds the foreign key although {} is the required side.", path(sides.back),
                         path(sides.forward)))
      .help = fmt::format("Move `fields` and `references` to {}, or swap which side is optional.",
                          path(sides.forward));
}

}  // namespace

void check_one_to_one(const Context& context, const Relation& relation) {
  const std::optional<Sides> sides = relation_sides(context, relation);
  if (!sides) return;
  check_defined(context, *sides);
  check_one_side_only(context, *sides);
  check_actions(context, *sides);
  check_unique(context, sides->forward);
  // These three are often consequences of something that was told already.
  if (!context.diagnostics.has_errors()) check_same_side(context, *sides);
  if (!context.diagnostics.has_errors()) check_back_optional(context, *sides);
  if (!context.diagnostics.has_errors()) check_right_side(context, *sides);
}

}  // namespace strata::psl::rules
