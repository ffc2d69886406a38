#include "psl/resolve_types.h"

#include <fmt/format.h>
#include <string>
#include <utility>
#include <vector>

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

class TypeResolver {
 public:
  explicit TypeResolver(Resolution& resolution) : resolution_(resolution) {}

  void resolve_models() {
    for (std::size_t i = 0; i < resolution_.models.size(); ++i) {
      const ModelId id{static_cast<std::uint32_t>(i)};
      resolve_fields(resolution_.models[id], resolution_.datamodel.models[id].fields);
    }
  }

  void resolve_composites() {
    for (std::size_t i = 0; i < resolution_.composites.size(); ++i) {
      const CompositeId id{static_cast<std::uint32_t>(i)};
      Composite& composite = resolution_.datamodel.composites[id];
      resolve_fields(resolution_.composites[id], composite.fields);
      for (Field& field : composite.fields) refuse_relation(composite, field);
    }
  }

  void resolve_enums() {
    for (std::size_t i = 0; i < resolution_.enums.size(); ++i) {
      const EnumId id{static_cast<std::uint32_t>(i)};
      Enum& item = resolution_.datamodel.enums[id];
      item.values.reserve(resolution_.enums[id].values.size());
      for (const ast::EnumValue* value : resolution_.enums[id].values) {
        item.values.push_back({.name = std::string(value->name.text),
                               .documentation = std::string(value->documentation),
                               .span = value->span});
      }
      if (!item.values.empty()) continue;
      resolution_.diagnostics
          .error(codes::kEmptyEnum, item.span, fmt::format("Enum `{}` has no values.", item.name))
          .help = "Add at least one value.";
    }
  }

 private:
  void resolve_fields(const FieldsSource& source, std::vector<Field>& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const ast::Field& from = *source.fields[i];
      Field& field = fields[i];
      field.name = from.name.text;
      field.type = find_type(*from.type);
      field.arity = to_arity(from.type->arity);
      if (!from.documentation.empty()) field.documentation = std::string(from.documentation);
      field.span = from.span;
      field.type_span = from.type->span;
    }
  }

  FieldType find_type(const ast::FieldType& type) {
    if (type.unsupported_text != nullptr) return UnsupportedType{std::string(*type.unsupported_text)};
    if (const auto scalar = target::find_scalar_type(type.name)) return *scalar;
    const auto found = resolution_.top_names.find(type.name);
    if (found != resolution_.top_names.end())
      return std::visit([](auto id) -> FieldType { return id; }, found->second);
    resolution_.diagnostics
        .error(codes::kUnknownType, type.span,
               fmt::format("`{}` is neither a built-in type nor a model, enum or type of this schema.",
                           type.name))
        .help = resolution_.near_names.help(type.name, candidates());
    return std::monostate{};
  }

  void refuse_relation(const Composite& composite, Field& field) {
    if (!field.is_relation()) return;
    resolution_.diagnostics
        .error(codes::kCompositeRelation, field.type_span,
               fmt::format("`{}.{}` would be a relation, and a composite type cannot have any.",
                           composite.name, field.name))
        .help = "Keep the id of the other model in a scalar field.";
    field.type = std::monostate{};
  }

  // Every name that a field type may have; gathered when the first one is unknown.
  const std::vector<std::string_view>& candidates() {
    if (candidates_.empty()) {
      for (std::size_t i = 0; i < target::kScalarTypeCount; ++i)
        candidates_.push_back(target::scalar_type_name(static_cast<target::ScalarType>(i)));
      for (const Model& model : resolution_.datamodel.models) candidates_.push_back(model.name);
      for (const Enum& item : resolution_.datamodel.enums) candidates_.push_back(item.name);
      for (const Composite& composite : resolution_.datamodel.composites)
        candidates_.push_back(composite.name);
    }
    return candidates_;
  }

  Resolution& resolution_;
  std::vector<std::string_view> candidates_;
};

}  // namespace

void resolve_types(Resolution& resolution) {
  TypeResolver resolver(resolution);
  resolver.resolve_models();
  resolver.resolve_composites();
  resolver.resolve_enums();
}

}  // namespace strata::psl
