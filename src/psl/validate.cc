#include "psl/validate.h"

#include <vector>

#include "psl/rules/cascades.h"
#include "psl/rules/constraint_names.h"
#include "psl/rules/rules.h"

namespace strata::psl {
namespace {

using rules::Context;

void check_table(const Context& context, const Model& model) {
  rules::check_unique_criterion(context, model);
  rules::check_primary_key(context, model);
  rules::check_shard_key(context, model);
  rules::check_document(context, model);
  rules::check_key_types(context, model);
  rules::check_autoincrement(context, model);
  rules::check_clustering(context, model);
}

void check_fields(const Context& context, const Model& model) {
  rules::check_client_names(context, model);
  rules::check_schema(context, model);
  rules::check_field_types(context, model.fields);
  rules::check_native_types(context, model.fields);
  rules::check_unsupported_types(context, model.fields);
  rules::check_defaults(context, model.fields);
}

// False: relations are ambiguous, and validation ends.
[[nodiscard]] bool check_model(const Context& context, ModelId id) {
  const Model& model = context.datamodel.models[id];
  if (model.is_view) {
    rules::check_view(context, model);
  } else {
    check_table(context, model);
  }
  check_fields(context, model);
  if (!rules::check_relation_fields(context, id)) return false;
  rules::check_relation_indexes(context, model);
  if (!model.is_view) {
    rules::check_indexes(context, model);
    rules::check_index_types(context, model);
  }
  return true;
}

// Tables before views. All that is asked of a model is asked while it is at hand; what is told in any case
// goes on when validation has ended.
[[nodiscard]] bool check_models(const Context& context, rules::ConstraintNames& names) {
  const auto& models = context.datamodel.models;
  std::vector<ModelId> tables, views;
  bool goes_on = true;
  for (std::size_t index = 0; index < models.size(); ++index) {
    const ModelId id = models.id(index);
    names.add(id);
    rules::check_default_functions(context, models[id].fields);
    if (!goes_on) continue;
    (models[id].is_view ? views : tables).push_back(id);
    if (!models[id].is_view) goes_on = check_model(context, id);
  }
  names.find_clashes();
  for (const ModelId id : tables) names.report(id);
  for (const ModelId id : views) {
    if (goes_on) goes_on = check_model(context, id);
  }
  return goes_on;
}

void check_relation(const Context& context, const rules::Cascades& cascades, RelationId id) {
  const Relation& relation = context.datamodel.relations[id];
  if (relation.kind == Relation::Kind::many_to_many) {
    rules::check_many_to_many(context, relation);
    return;
  }
  cascades.check(id);
  rules::check_references(context, relation);
  if (relation.kind == Relation::Kind::one_to_one)
    rules::check_one_to_one(context, relation);
  else
    rules::check_one_to_many(context, relation);
}

void check_relations(const Context& context) {
  const rules::Cascades cascades(context);
  const auto& relations = context.datamodel.relations;
  for (std::size_t index = 0; index < relations.size(); ++index)
    check_relation(context, cascades, relations.id(index));
}

}  // namespace

void validate(const Datamodel& datamodel, Diagnostics& diagnostics) {
  const bool has_target = datamodel.datasource && datamodel.datasource->target != nullptr;
  const Context context = {
      .datamodel = datamodel,
      .target = has_target ? *datamodel.datasource->target : target::kUnknownTarget,
      .diagnostics = diagnostics,
  };
  rules::check_declarations(context);
  rules::check_extensions(context);
  rules::check_composites(context);
  rules::check_table_names(context);
  rules::ConstraintNames names(context);
  if (!check_models(context, names)) return;
  rules::check_enum_names(context);
  rules::check_enums(context);
  names.report_foreign_keys();
  check_relations(context);
}

}  // namespace strata::psl
