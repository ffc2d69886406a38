// Relation fields one by one: whether they can be told apart, and what their @relation may say.
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "psl/rules/describe.h"
#include "psl/rules/name_length.h"
#include "psl/rules/rules.h"

namespace strata::psl::rules {
namespace {

using target::ReferentialAction;

ModelId related_model(const Field& field) {
  return std::get<ModelId>(field.type);
}

std::string generated_name(std::string_view model, std::string_view related) {
  return model < related ? fmt::format("{}To{}", model, related) : fmt::format("{}To{}", related, model);
}

bool has_name(const Field& field) {
  return field.relation_attribute && field.relation_attribute->name;
}

// The fields of one model by what tells relations apart: the other model and the relation's name.
class RelationGroups {
 public:
  RelationGroups(const Datamodel& datamodel, const Model& model) : datamodel_(datamodel), model_(model) {
    for (const Field& field : model.fields)
      if (field.is_relation()) related_.push_back(related_model(field));
    std::ranges::sort(related_);
  }

  // The other fields that `field` cannot be told apart from; empty when all is well.
  [[nodiscard]] std::vector<const Field*> rivals(const Field& field, bool is_self_relation) {
    if (std::ranges::equal_range(related_, related_model(field)).size() < 2) return {};  // nearly always
    if (groups_.empty()) make_groups();
    const std::vector<const Field*>& group = groups_.at(key(field));
    const bool are_two_ends = is_self_relation && group.size() == 2 && has_name(field);
    if (group.size() < 2 || are_two_ends) return {};
    return group;
  }

 private:
  using Key = std::pair<ModelId, std::string>;

  void make_groups() {
    for (const Field& field : model_.fields)
      if (field.is_relation()) groups_[key(field)].push_back(&field);
  }

  [[nodiscard]] Key key(const Field& field) const {
    const ModelId related = related_model(field);
    return {related, has_name(field) ? *field.relation_attribute->name
                                     : generated_name(model_.name, datamodel_.models[related].name)};
  }

  const Datamodel& datamodel_;
  const Model& model_;
  std::vector<ModelId> related_;  // sorted
  std::map<Key, std::vector<const Field*>> groups_;
};

void report_ambiguous(const Context& context, const Model& model, const Field& field,
                      const std::vector<const Field*>& rivals) {
  std::vector<std::string_view> names;
  for (const Field* rival : rivals) names.emplace_back(rival->name);
  Diagnostic& diagnostic = context.diagnostics.error(
      codes::kAmbiguousRelation, field.span,
      fmt::format(
          "The fields {} of `{}` all lead to `{}`, and nothing tells which belongs to which field there.",
          quoted_list(names), model.name, context.datamodel.models[related_model(field)].name));
  diagnostic.help = "Give each relation a name, the same on both sides: `@relation(\"name\", …)`.";
  for (const Field* rival : rivals)
    if (rival != &field) diagnostic.related.push_back({rival->span, "another one"});
}

void check_ignored(const Context& context, const Model& model, const Field& field) {
  const Model& related = context.datamodel.models[related_model(field)];
  if (!related.is_ignored || field.is_ignored || model.is_ignored) return;
  Diagnostic& diagnostic = context.diagnostics.error(
      codes::kRelationToIgnored, field.span,
      fmt::format("{} leads to `{}`, which is ignored.", field_path(model, field), related.name));
  diagnostic.help = "Add `@ignore` to the field.";
  diagnostic.related.push_back({related.name_span, "the ignored model"});
}

std::string allowed_actions(target::ActionSet actions) {
  std::vector<std::string_view> names;
  for (const ReferentialAction action :
       {ReferentialAction::cascade, ReferentialAction::restrict_, ReferentialAction::no_action,
        ReferentialAction::set_null, ReferentialAction::set_default})
    if (actions.contains(action)) names.push_back(target::referential_action_name(action));
  return quoted_list(names);
}

void check_action(const Context& context, std::optional<ReferentialAction> action, Span span) {
  if (!action) return;
  const bool foreign_keys = context.uses_foreign_keys();
  const target::ActionSet allowed =
      foreign_keys ? context.target.foreign_key_actions : context.target.prisma_mode_actions;
  const std::string_view name = target::referential_action_name(*action);
  if (!allowed.contains(*action)) {
    context.diagnostics
        .error(codes::kActionUnsupported, span,
               foreign_keys
                   ? fmt::format("{} has no action `{}`.", capitalized_database(context.target), name)
                   : fmt::format("`{}` needs foreign keys in the database.", name))
        .help = fmt::format("Use one of {}.", allowed_actions(allowed));
  } else if (*action == ReferentialAction::set_default && context.target.set_default_is_warning) {
    context.diagnostics
        .warning(codes::kSetDefaultIgnored, span,
                 fmt::format("{} accepts `{}` but does not act on it.", capitalized_database(context.target),
                             name))
        .help = "Use another action.";
  }
}

void check_name(const Context& context, const RelationAttribute& relation) {
  if (!relation.mapped_name) return;
  if (context.target.named_foreign_keys) {
    check_name_length(context, *relation.mapped_name, relation.span);
    return;
  }
  context.diagnostics
      .error(codes::kForeignKeyNameUnsupported, relation.span,
             fmt::format("Foreign keys have no names in {}.", database(context.target)))
      .help = "Remove `map`.";
}

}  // namespace

bool check_relation_fields(const Context& context, ModelId id) {
  const Model& model = context.datamodel.models[id];
  RelationGroups groups(context.datamodel, model);
  for (const Field& field : model.fields) {
    if (!field.is_relation()) continue;
    const std::vector<const Field*> rivals = groups.rivals(field, related_model(field) == id);
    if (!rivals.empty()) {
      report_ambiguous(context, model, field, rivals);
      return false;
    }
    check_ignored(context, model, field);
    if (!field.relation_attribute) continue;
    const RelationAttribute& relation = *field.relation_attribute;
    check_action(context, relation.on_delete, relation.on_delete_span);
    check_action(context, relation.on_update, relation.on_update_span);
    check_name(context, relation);
  }
  return true;
}

}  // namespace strata::psl::rules
