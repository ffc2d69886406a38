#include "psl/resolve_fields.h"

#include <fmt/format.h>
#include <string>
#include <variant>

#include "psl/codes.h"

namespace strata::psl {
namespace {

Arity to_arity(ast::Arity arity) {
  switch (arity) {
    case ast::Arity::required:
      return Arity::required;
    case ast::Arity::optional:
      return Arity::optional;
    case ast::Arity::list:
      return Arity::list;
  }
  return Arity::required;
}

// What the parser refused is no field of its model, so that other text does not seem to fit it.
bool is_usable(const ast::Field& field) {
  return field.type.has_value() && !field.type->is_optional_list && !field.type->is_legacy &&
         !field.has_colon;
}

}  // namespace

std::span<const ast::Field* const> FieldResolver::resolve(const ast::Block& block,
                                                          std::vector<Field>& fields) {
  collect(block);
  fields.reserve(syntax_.size());
  for (const ast::Field* const from : syntax_) {
    Field& field = fields.emplace_back();
    field.name = from->name.text;
    field.type = find_type(*from->type);
    field.arity = to_arity(from->type->arity);
    if (!from->documentation.empty()) field.documentation = std::string(from->documentation);
    field.span = from->span;
    field.type_span = from->type->span;
  }
  return syntax_;
}

// The fields that parsed, with their names checked.
void FieldResolver::collect(const ast::Block& block) {
  syntax_.clear();
  names_.clear();
  for (const ast::BlockItem& item : block.items) {
    const auto* field = std::get_if<ast::Field>(&item);
    if (field == nullptr || !is_usable(*field)) continue;
    check_identifier(field->name, "field", resolution_.diagnostics);
    if (const Span* first = names_.add(field->name)) {
      report_duplicate(codes::kDuplicateField, field->name.span, *first,
                       fmt::format("Field `{}` stands twice in {} `{}`.", field->name.text,
                                   ast::keyword(block.kind), block.name.text),
                       resolution_.diagnostics);
    }
    syntax_.push_back(field);
  }
}

FieldType FieldResolver::find_type(const ast::FieldType& type) {
  if (type.unsupported_text != nullptr) {
    return resolution_.unsupported_type(*type.unsupported_text);
  }
  if (const auto scalar = target::find_scalar_type(type.name)) return *scalar;
  const auto found = resolution_.top_names.find(type.name);
  if (found != resolution_.top_names.end())
    return std::visit([](auto id) -> FieldType { return id; }, found->second);
  resolution_.diagnostics
      .error(
          codes::kUnknownType, type.span,
          fmt::format("`{}` is neither a built-in type nor a model, enum or type of this schema.", type.name))
      .help = resolution_.near_names.help(type.name, type_names());
  return std::monostate{};
}

// Every name that the type of a field may have; gathered when the first one is unknown.
const std::vector<std::string_view>& FieldResolver::type_names() {
  if (type_names_.empty()) {
    for (std::size_t i = 0; i < target::kScalarTypeCount; ++i)
      type_names_.push_back(target::scalar_type_name(static_cast<target::ScalarType>(i)));
    for (const Model& model : resolution_.datamodel.models) type_names_.push_back(model.name);
    for (const Enum& item : resolution_.datamodel.enums) type_names_.push_back(item.name);
    for (const Composite& composite : resolution_.datamodel.composites) type_names_.push_back(composite.name);
  }
  return type_names_;
}

void refuse_relations(Resolution& resolution, CompositeId id) {
  Composite& composite = resolution.datamodel.composites[id];
  for (Field& field : composite.fields) {
    if (!field.is_relation()) continue;
    resolution.diagnostics
        .error(codes::kCompositeRelation, field.type_span,
               fmt::format("`{}.{}` would be a relation, and a composite type cannot have any.",
                           composite.name, field.name))
        .help = "Keep the id of the other model in a scalar field.";
    field.type = std::monostate{};
  }
}

}  // namespace strata::psl
