#include "psl/rules/cascades.h"

#include <fmt/format.h>

#include "psl/referential_actions.h"
#include "psl/rules/describe.h"
#include "psl/rules/strong_components.h"

namespace strata::psl::rules {
namespace {

using target::ReferentialAction;

bool changes_rows(ReferentialAction action) {
  switch (action) {
    case ReferentialAction::no_action:
    case ReferentialAction::restrict_:
      return false;
    case ReferentialAction::cascade:
    case ReferentialAction::set_null:
    case ReferentialAction::set_default:
      return true;
  }
  return false;
}

}  // namespace

Cascades::Cascades(const Context& context)
    : context_(context),
      leads_to_cycle_(context.datamodel.relations.size(), false),
      shares_a_target_(context.datamodel.relations.size(), false) {
  const bool foreign_keys = context.uses_foreign_keys();
  if (foreign_keys && context.target.cascade_cycles) return;
  const auto& relations = context.datamodel.relations;
  for (std::size_t index = 0; index < relations.size(); ++index)
    if (changes_rows(relations[relations.id(index)])) chain_.push_back(relations.id(index));
  find_cycles();
  if (foreign_keys) find_shared_targets();
}

bool Cascades::changes_rows(const Relation& relation) const {
  if (relation.kind == Relation::Kind::many_to_many || !relation.forward_field || !relation.back_field)
    return false;
  const Model& model = context_.datamodel.models[relation.forward_model];
  const Field& field = model.fields[*relation.forward_field];
  return rules::changes_rows(on_delete(model, field, context_.target)) ||
         rules::changes_rows(on_update(field));
}

// A relation is on a cycle if both its models lie in one strong component; it leads to one that it is not
// part of only where a model refers to itself further down.
void Cascades::find_cycles() {
  const auto& relations = context_.datamodel.relations;
  Graph successors(context_.datamodel.models.size());
  for (const RelationId id : chain_)
    successors[relations[id].forward_model.value].push_back(relations[id].back_model.value);
  const StrongComponents components(successors);

  std::vector<bool> reaches_self(components.count(), false);
  std::vector<std::vector<std::uint32_t>> members(components.count());
  for (std::uint32_t node = 0; node < successors.size(); ++node) members[components.of(node)].push_back(node);
  for (std::uint32_t component = 0; component < components.count(); ++component) {
    for (const std::uint32_t node : members[component])
      for (const std::uint32_t next : successors[node])
        if (next == node || reaches_self[components.of(next)]) reaches_self[component] = true;
  }

  for (const RelationId id : chain_) {
    const std::uint32_t from = components.of(relations[id].forward_model.value);
    const std::uint32_t to = components.of(relations[id].back_model.value);
    leads_to_cycle_[id.value] = from == to || reaches_self[to];
  }
}

// Per model, which others each of its relations reaches. The walk marks every model with the relation that
// came there first; a second one means that both share it.
void Cascades::find_shared_targets() {
  const auto& relations = context_.datamodel.relations;
  std::vector<std::vector<RelationId>> outgoing(context_.datamodel.models.size());
  for (const RelationId id : chain_)
    if (!relations[id].is_self_relation()) outgoing[relations[id].forward_model.value].push_back(id);

  constexpr std::uint32_t kNobody = ~std::uint32_t{0};
  std::vector<std::uint32_t> first_visitor(outgoing.size(), kNobody);
  std::vector<std::uint32_t> last_visitor(outgoing.size(), kNobody);
  std::vector<std::uint32_t> visited;
  std::vector<std::uint32_t> pending;
  for (std::uint32_t start = 0; start < outgoing.size(); ++start) {
    if (outgoing[start].size() < 2) continue;
    for (const RelationId id : outgoing[start]) {
      pending.push_back(relations[id].back_model.value);
      while (!pending.empty()) {
        const std::uint32_t model = pending.back();
        pending.pop_back();
        // What lies behind the start itself is a cycle, which was told as such.
        if (model == start || last_visitor[model] == id.value) continue;
        last_visitor[model] = id.value;
        if (first_visitor[model] == kNobody) {
          first_visitor[model] = id.value;
          visited.push_back(model);
        } else {
          shares_a_target_[first_visitor[model]] = true;
          shares_a_target_[id.value] = true;
        }
        for (const RelationId next : outgoing[model]) pending.push_back(relations[next].back_model.value);
      }
    }
    for (const std::uint32_t model : visited) first_visitor[model] = last_visitor[model] = kNobody;
    visited.clear();
  }
}

void Cascades::check(RelationId id) const {
  const Relation& relation = context_.datamodel.relations[id];
  if (!leads_to_cycle_[id.value] && !shares_a_target_[id.value]) return;
  const Model& model = context_.datamodel.models[relation.forward_model];
  const Field& field = model.fields[*relation.forward_field];
  const std::string path = field_path(model, field);
  constexpr std::string_view kHelp =
      "Write `onDelete: NoAction, onUpdate: NoAction` at one relation of the chain.";
  if (relation.is_self_relation()) {
    context_.diagnostics
        .error(codes::kCascadeCycle, field.span,
               fmt::format("The actions of {} would run from `{}` to itself without end.", path, model.name))
        .help = "Write `onDelete: NoAction, onUpdate: NoAction`.";
  } else if (leads_to_cycle_[id.value]) {
    context_.diagnostics
        .error(codes::kCascadeCycle, field.span,
               fmt::format("The actions of {} start a chain that runs in a circle.", path))
        .help = kHelp;
  }
  if (shares_a_target_[id.value]) {
    context_.diagnostics
        .error(codes::kCascadePaths, field.span,
               fmt::format("The actions of {} and of another relation of `{}` reach the same model.", path,
                           model.name))
        .help = kHelp;
  }
}

}  // namespace strata::psl::rules
