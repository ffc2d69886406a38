// The two ends of a foreign key: as many fields on one side as on the other, of the same types, leading to
// rows that are unique.
#include <algorithm>
#include <fmt/format.h>

#include "psl/referential_actions.h"
#include "psl/rules/describe.h"
#include "psl/rules/relation_sides.h"
#include "psl/rules/rules.h"

namespace strata::psl::rules {
namespace {

using target::ReferentialAction;

// A relation whose forward side says both what refers and what is referred to.
struct ForeignKey {
  const Model& model;
  const Field& field;
  const Model& related;
  const RelationAttribute& attribute;
  const std::vector<FieldIndex>& fields;
  const std::vector<FieldIndex>& references;
};

std::string list_fields(const Model& model, const std::vector<FieldIndex>& fields) {
  std::vector<std::string_view> names;
  for (const FieldIndex field : fields) names.emplace_back(model.fields[field].name);
  return quoted_list(names);
}

bool check_lengths(const Context& context, const ForeignKey& key) {
  if (key.fields.size() == key.references.size()) return true;
  context.diagnostics
      .error(codes::kReferencesCount, key.attribute.span,
             fmt::format("{} fields refer to {}: there must be as many on both sides.", key.fields.size(),
                         key.references.size()))
      .help = "Each entry of `fields` belongs to the entry of `references` at the same place.";
  return false;
}

bool same_set(const std::vector<IndexColumn>& columns, const std::vector<FieldIndex>& fields) {
  return columns.size() == fields.size() && std::ranges::all_of(columns, [&](const IndexColumn& column) {
           return std::ranges::find(fields, column.field) != fields.end();
         });
}

bool same_order(const std::vector<IndexColumn>& columns, const std::vector<FieldIndex>& fields) {
  return std::ranges::equal(columns, fields, {}, &IndexColumn::field);
}

template <typename Matches>
bool any_unique(const Model& model, Matches matches) {
  if (model.primary_key && matches(model.primary_key->columns)) return true;
  return std::ranges::any_of(model.indexes, [&](const Index& index) {
    return index.kind == IndexKind::unique && matches(index.columns);
  });
}

void check_unique(const Context& context, const ForeignKey& key) {
  const auto has = [&](auto compare) {
    return any_unique(key.related, [&](const auto& columns) { return compare(columns, key.references); });
  };
  if (!has(same_set)) {
    const std::string names = list_fields(key.related, key.references);
    Diagnostic& diagnostic = context.diagnostics.error(
        codes::kReferencesNotUnique, key.field.span,
        fmt::format("`references` must lead to one row, but {} of `{}` {} not unique.", names,
                    key.related.name, key.references.size() == 1 ? "is" : "are together"));
    diagnostic.help = key.references.size() == 1
                          ? fmt::format("Add `@unique` to {} in `{}`.", names, key.related.name)
                          : fmt::format("Add `@@unique` over {} to `{}`.", names, key.related.name);
    diagnostic.related.push_back({key.related.name_span, "the model that is referred to"});
  } else if (context.target.references_need_order && !has(same_order)) {
    context.diagnostics
        .error(codes::kReferencesOrder, key.field.span,
               "`references` must list its fields in the order of the key that they make up.")
        .help = "Reorder `references`, and `fields` with it.";
  }
}

std::string type_name(const Context& context, const Field& field) {
  if (const auto* scalar = field.scalar()) return std::string(target::scalar_type_name(*scalar));
  if (const auto* id = std::get_if<EnumId>(&field.type)) return context.datamodel.enums[*id].name;
  if (const auto* type = std::get_if<UnsupportedId>(&field.type))
    return fmt::format("Unsupported(\"{}\")", context.datamodel.unsupported_types[*type]);
  return "another type";
}

// Documents are joined by comparing stored values, types included.
void check_native_types(const Context& context, const ForeignKey& key, const Field& field,
                        const Field& reference) {
  const auto name = [&](const Field& column) -> std::string_view {
    return column.native_type ? std::string_view(column.native_type->name) : std::string_view();
  };
  if (name(field) == name(reference)) return;
  context.diagnostics
      .warning(codes::kReferencesNativeType, field.span,
               fmt::format("{} and {} have different native types: they never compare equal.",
                           field_path(key.model, field), field_path(key.related, reference)))
      .help = "Give both the same native type.";
}

void check_types(const Context& context, const ForeignKey& key) {
  for (std::size_t position = 0; position < key.fields.size(); ++position) {
    const Field& field = key.model.fields[key.fields[position]];
    const Field& reference = key.related.fields[key.references[position]];
    if (field.type != reference.type) {
      Diagnostic& diagnostic = context.diagnostics.error(
          codes::kReferencesType, key.field.span,
          fmt::format("`{}` is `{}`, but it refers to {}, which is `{}`.", field.name,
                      type_name(context, field), field_path(key.related, reference),
                      type_name(context, reference)));
      diagnostic.help = "Give both the same type.";
      diagnostic.related.push_back({reference.span, "the field that is referred to"});
    } else if (context.target.documents) {
      check_native_types(context, key, field, reference);
    }
  }
}

bool has_required_field(const ForeignKey& key) {
  return std::ranges::any_of(
      key.fields, [&](FieldIndex field) { return key.model.fields[field].arity == Arity::required; });
}

void check_arity(const Context& context, const ForeignKey& key) {
  if (key.field.arity != Arity::required) return;
  const auto optional = std::ranges::find_if(
      key.fields, [&](FieldIndex field) { return key.model.fields[field].arity == Arity::optional; });
  if (optional == key.fields.end()) return;
  const Field& field = key.model.fields[*optional];
  Diagnostic& diagnostic = context.diagnostics.error(
      codes::kRequiredRelation, key.field.span,
      fmt::format("{} is required, but `{}` may be empty.", field_path(key.model, key.field), field.name));
  diagnostic.help = fmt::format("Make both required, or write `{} {}?`.", key.field.name, key.related.name);
  diagnostic.related.push_back({field.span, "the optional field"});
}

void check_set_null(const Context& context, const ForeignKey& key, std::string_view event,
                    std::optional<ReferentialAction> action) {
  if (action != ReferentialAction::set_null || !has_required_field(key)) return;
  const std::string message =
      fmt::format("`{}: SetNull` cannot empty the required {}.", event, list_fields(key.model, key.fields));
  Diagnostic& diagnostic =
      context.target.set_null_on_required_is_warning && context.uses_foreign_keys()
          ? context.diagnostics.warning(codes::kSetNullOnRequired, key.field.span, message)
          : context.diagnostics.error(codes::kSetNullOnRequired, key.field.span, message);
  diagnostic.help = "Make the fields optional, or use another action.";
}

}  // namespace

void check_references(const Context& context, const Relation& relation) {
  if (!relation.forward_field) return;
  const Model& model = context.datamodel.models[relation.forward_model];
  const Field& field = model.fields[*relation.forward_field];
  const Boxed<RelationAttribute>& attribute = field.relation_attribute;
  if (!attribute || !attribute->fields || !attribute->references) return;
  const ForeignKey key = {.model = model,
                          .field = field,
                          .related = context.datamodel.models[relation.back_model],
                          .attribute = *attribute,
                          .fields = *attribute->fields,
                          .references = *attribute->references};
  if (check_lengths(context, key)) check_types(context, key);
  check_unique(context, key);
  check_arity(context, key);
  check_set_null(context, key, "onDelete", attribute->on_delete);
  check_set_null(context, key, "onUpdate", attribute->on_update);
}

}  // namespace strata::psl::rules
