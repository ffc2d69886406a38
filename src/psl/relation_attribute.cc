#include "psl/relation_attribute.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "psl/attribute_arguments.h"
#include "psl/codes.h"
#include "psl/expected_value.h"
#include "psl/field_list.h"

namespace strata::psl {
namespace {

constexpr auto kArgumentNames =
    std::to_array<std::string_view>({"name", "fields", "references", "onDelete", "onUpdate", "map"});
constexpr ArgumentRules kRules{.unnamed = "name", .names = kArgumentNames};

void report_bad_fields(Resolution& resolution, const FieldList& list, std::string_view argument,
                       ModelId model, Span span) {
  const std::string_view owner = resolution.datamodel.models[model].name;
  if (const std::string unknown = bad_names(list, false); !unknown.empty()) {
    const BadField& first = *std::ranges::find(list.bad, false, &BadField::is_relation);
    resolution.diagnostics
        .error(codes::kRelationUnknownField, span,
               fmt::format("`{}` names {}: no such field in `{}`.", argument, unknown, owner))
        .help = resolution.field_help(model, first.name);
  }
  if (const std::string relations = bad_names(list, true); !relations.empty()) {
    resolution.diagnostics
        .error(codes::kRelationFieldNotScalar, span,
               fmt::format("`{}` names {}: a relation field has no column.", argument, relations))
        .help = "Name scalar fields.";
  }
}

// The columns of `model` that the names of an argument stand for; empty when one is wrong.
std::vector<FieldIndex> find_fields(Resolution& resolution, std::string_view argument, ModelId model,
                                    const FieldNames& names) {
  const auto list =
      resolve_field_names(resolution, model, names.names, resolution.datamodel.field(names.field).span);
  if (!list) return {};
  if (list->bad.empty()) return field_indexes(*list);
  report_bad_fields(resolution, *list, argument, model, names.span);
  return {};
}

class RelationAttributeResolver {
 public:
  RelationAttributeResolver(Resolution& resolution, FieldRef ref, const ast::Attribute& attribute)
      : resolution_(resolution),
        diagnostics_(resolution.diagnostics),
        ref_(ref),
        attribute_(attribute),
        arguments_(attribute, kRules, resolution.diagnostics) {}

  [[nodiscard]] bool can_go_on() const { return arguments_.are_complete(); }

  RelationAttribute resolve() {
    RelationAttribute relation{.span = attribute_.span,
                               .fields_span = arguments_.span_of("fields"),
                               .references_span = arguments_.span_of("references"),
                               .on_delete_span = arguments_.span_of("onDelete"),
                               .on_update_span = arguments_.span_of("onUpdate"),
                               .map_span = arguments_.span_of("map")};
    relation.name = name();
    relation.fields = fields();
    relation.references = references();
    relation.on_delete = action("onDelete");
    relation.on_update = action("onUpdate");
    if (const auto map = arguments_.find_name("map")) relation.mapped_name = std::string(*map);
    return relation;
  }

 private:
  std::optional<std::string> name() {
    const ast::Expression* value = arguments_.find_value("name");
    const auto text = value == nullptr ? std::nullopt : expect_string(*value, diagnostics_);
    if (!text) return std::nullopt;
    if (!text->empty()) return std::string(*text);
    diagnostics_.error(codes::kRelationEmptyName, attribute_.span, "The name of this relation is empty.")
        .help = "Give it a name, or leave the name out.";
    return std::nullopt;
  }

  // Columns of this model. Given but wrong is empty.
  std::optional<std::vector<FieldIndex>> fields() {
    const ast::Expression* value = arguments_.find_value("fields");
    if (value == nullptr) return std::nullopt;
    const auto names = read_field_names(*value, diagnostics_);
    if (!names) return std::vector<FieldIndex>{};
    return find_fields(resolution_, "fields", ref_.model, {ref_, *names, value->span});
  }

  // Columns of the related model, which may not be read yet.
  std::optional<std::vector<FieldIndex>> references() {
    const ast::Expression* value = arguments_.find_value("references");
    if (value == nullptr) return std::nullopt;
    if (auto names = read_field_names(*value, diagnostics_))
      resolution_.references.push_back({ref_, std::move(*names), value->span});
    return std::vector<FieldIndex>{};
  }

  std::optional<target::ReferentialAction> action(std::string_view argument) {
    const ast::Expression* value = arguments_.find_value(argument);
    const auto word = value == nullptr ? std::nullopt : expect_constant(*value, diagnostics_);
    if (!word) return std::nullopt;
    const auto found = target::find_referential_action(*word);
    if (!found) {
      diagnostics_
          .error(codes::kUnknownAction, value->span, fmt::format("`{}` is no referential action.", *word))
          .help = "Choose one of `Cascade`, `Restrict`, `NoAction`, `SetNull`, `SetDefault`.";
    }
    return found;
  }

  Resolution& resolution_;
  Diagnostics& diagnostics_;
  FieldRef ref_;
  const ast::Attribute& attribute_;
  AttributeArguments arguments_;
};

}  // namespace

void resolve_relation_attribute(Resolution& resolution, FieldRef ref, const ast::Attribute& attribute) {
  RelationAttributeResolver resolver(resolution, ref, attribute);
  if (!resolver.can_go_on()) return;
  RelationAttribute relation = resolver.resolve();
  resolution.datamodel.models[ref.model].fields[ref.field].relation_attribute = std::move(relation);
}

void resolve_references(Resolution& resolution) {
  for (const FieldNames& names : resolution.references) {
    Field& field = resolution.datamodel.models[names.field.model].fields[names.field.field];
    field.relation_attribute->references =
        find_fields(resolution, "references", std::get<ModelId>(field.type), names);
  }
}

}  // namespace strata::psl
