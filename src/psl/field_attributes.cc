#include "psl/field_attributes.h"

#include <array>
#include <fmt/format.h>
#include <span>
#include <string>
#include <string_view>

#include "psl/attribute_arguments.h"
#include "psl/attribute_set.h"
#include "psl/codes.h"
#include "psl/default_values.h"
#include "psl/index_attributes.h"
#include "psl/map_attribute.h"
#include "psl/native_type_attribute.h"
#include "psl/relation_attribute.h"

namespace strata::psl {
namespace {

constexpr auto kColumnAttributes = std::to_array<std::string_view>(
    {"id", "unique", "default", "updatedAt", "map", "ignore", "relation", "shardKey"});
constexpr auto kRelationAttributes = std::to_array<std::string_view>({"relation", "ignore"});
constexpr auto kCompositeAttributes = std::to_array<std::string_view>({"default", "map"});

constexpr ArgumentRules kNoArguments{};

class FieldAttributeResolver {
 public:
  FieldAttributeResolver(Resolution& resolution, ModelId model)
      : resolution_(resolution),
        diagnostics_(resolution.diagnostics),
        attributes_(resolution.diagnostics),
        model_(model) {}

  void resolve(FieldIndex index, const ast::List<ast::Attribute>& attributes) {
    if (attributes.empty()) return;
    Field& field = resolution_.datamodel.models[model_].fields[index];
    // Nothing can be said about the attributes of a field whose type is unknown.
    if (std::holds_alternative<std::monostate>(field.type)) return;
    attributes_.assign(attributes);
    if (field.is_relation()) {
      resolve_relation_field({model_, index}, field);
    } else {
      resolve_column({model_, index}, field);
    }
  }

 private:
  void resolve_column(FieldRef ref, Field& field) {
    // The frequent ones first: where nothing is left, nothing is looked for.
    if (const auto* value = attributes_.take("default")) resolve_default(resolution_, field, *value, false);
    if (const auto* map = attributes_.take("map")) resolve_map(resolution_, field, *map);
    if (const auto* id = attributes_.take("id")) resolve_field_id(resolution_, ref, *id);
    if (const auto* unique = attributes_.take("unique")) resolve_field_unique(resolution_, ref, *unique);
    if (const auto* updated_at = attributes_.take("updatedAt")) resolve_updated_at(field, *updated_at);
    if (const auto* ignore = attributes_.take("ignore")) resolve_ignore(field, *ignore);
    if (const auto* relation = attributes_.take("relation")) refuse_relation(field, *relation);
    if (const auto* shard_key = attributes_.take("shardKey"))
      resolve_field_shard_key(resolution_, ref, *shard_key);
    if (field.scalar() != nullptr) {
      if (const auto* native_type = attributes_.take_native_type())
        resolve_native_type(resolution_, field, *native_type);
    }
    attributes_.report_unknown(kColumnAttributes, resolution_.near_names);
  }

  void resolve_relation_field(FieldRef ref, Field& field) {
    if (const auto* relation = attributes_.take("relation"))
      resolve_relation_attribute(resolution_, ref, *relation);
    if (const auto* ignore = attributes_.take("ignore")) resolve_ignore(field, *ignore);
    for (const std::string_view name : {"id", "default", "map", "unique"}) {
      if (const auto* attribute = attributes_.take(name)) refuse_on_relation_field(field, *attribute);
    }
    attributes_.report_unknown(kRelationAttributes, resolution_.near_names);
  }

  void resolve_ignore(Field& field, const ast::Attribute& attribute) {
    if (!AttributeArguments(attribute, kNoArguments, diagnostics_).are_complete()) return;
    if (std::holds_alternative<UnsupportedId>(field.type)) {
      diagnostics_
          .error(codes::kIgnoreUnsupported, attribute.span,
                 fmt::format("`{}` is `Unsupported`, and thereby ignored already.", field.name))
          .help = "Remove `@ignore`.";
      return;
    }
    field.is_ignored = true;
  }

  void resolve_updated_at(Field& field, const ast::Attribute& attribute) {
    if (!AttributeArguments(attribute, kNoArguments, diagnostics_).are_complete()) return;
    const target::ScalarType* scalar = field.scalar();
    if (scalar == nullptr || *scalar != target::ScalarType::date_time) {
      diagnostics_
          .error(codes::kUpdatedAtType, attribute.span,
                 fmt::format("`@updatedAt` keeps a time, and `{}` cannot hold one.", field.name))
          .help = "Make the field a `DateTime`.";
    }
    if (field.arity == Arity::list) {
      diagnostics_
          .error(codes::kUpdatedAtList, attribute.span,
                 fmt::format("`@updatedAt` keeps one time, and `{}` is a list.", field.name))
          .help = "Make the field a single `DateTime`.";
    }
    field.is_updated_at = true;
  }

  void refuse_relation(const Field& field, const ast::Attribute& attribute) {
    diagnostics_
        .error(codes::kNotARelation, attribute.span,
               fmt::format("`{}` is no relation: its type is not a model.", field.name))
        .help = "Move `@relation` to the field whose type is the related model.";
  }

  void refuse_on_relation_field(const Field& field, const ast::Attribute& attribute) {
    diagnostics_
        .error(codes::kRelationFieldAttribute, attribute.span,
               fmt::format("`@{}` needs a column, and the relation field `{}` has none.", attribute.name.text,
                           field.name))
        .help = "Move it to the scalar field that holds the relation.";
  }

  Resolution& resolution_;
  Diagnostics& diagnostics_;
  AttributeSet attributes_;
  ModelId model_;
};

// What a table would need, and a composite type has none.
void refuse_in_composite(Resolution& resolution, const ast::Attribute& attribute, std::string_view mark,
                         Span span) {
  resolution.diagnostics
      .error(codes::kCompositeAttribute, span,
             fmt::format("A composite type has no table, and so no `{}{}`.", mark, attribute.name.text))
      .help = "Write it in the model whose field is of this type.";
}

void refuse_block_attributes(Resolution& resolution, const ast::Block& block) {
  for (const ast::BlockItem& item : block.items) {
    if (const auto* attribute = std::get_if<ast::BlockAttribute>(&item))
      refuse_in_composite(resolution, attribute->attribute, "@@", attribute->attribute.span);
  }
}

void refuse_table_attributes(Resolution& resolution, AttributeSet& attributes, Span field) {
  for (const std::string_view name : {"id", "unique", "relation"}) {
    attributes.take_each(name, [&](const ast::Attribute& attribute) {
      refuse_in_composite(resolution, attribute, "@", field);
    });
  }
}

}  // namespace

void resolve_field_attributes(Resolution& resolution, ModelId model,
                              std::span<const ast::Field* const> syntax) {
  FieldAttributeResolver resolver(resolution, model);
  for (std::size_t i = 0; i < syntax.size(); ++i)
    resolver.resolve(static_cast<FieldIndex>(i), syntax[i]->attributes);
  check_mapped_names(resolution, model);
}

void resolve_field_attributes(Resolution& resolution, CompositeId id, const ast::Block& block,
                              std::span<const ast::Field* const> syntax) {
  refuse_block_attributes(resolution, block);
  AttributeSet attributes(resolution.diagnostics);
  std::vector<Field>& fields = resolution.datamodel.composites[id].fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    attributes.assign(syntax[i]->attributes);
    refuse_table_attributes(resolution, attributes, fields[i].span);
    if (std::holds_alternative<std::monostate>(fields[i].type)) continue;
    if (const auto* map = attributes.take("map")) resolve_map(resolution, fields[i], *map);
    if (const auto* value = attributes.take("default")) resolve_default(resolution, fields[i], *value, true);
    if (fields[i].scalar() != nullptr) {
      if (const auto* native_type = attributes.take_native_type())
        resolve_native_type(resolution, fields[i], *native_type);
    }
    attributes.report_unknown(kCompositeAttributes, resolution.near_names);
  }
  check_mapped_names(resolution, id);
}

}  // namespace strata::psl
