#include "translate/pull/matches.h"

#include <algorithm>

namespace strata::translate::pull {
namespace {

schema::ObjectName name_of(const psl::Model& model) {
  return {.namespace_name = model.schema.value_or(""), .name = model.database_name()};
}

bool is_complete(const psl::Relation& relation) {
  return relation.forward_field && relation.back_field;
}

}  // namespace

Matches::Matches(const schema::Schema& schema, const psl::Datamodel& existing)
    : schema_(schema), existing_(existing) {
  has_table_.resize(existing.models.size());
  relations_from_.resize(existing.models.size());
  for (std::size_t i = 0; i < existing.models.size(); ++i) {
    const auto id = IdVector<psl::ModelId, psl::Model>::id(i);
    ids_.emplace(name_of(existing.models[id]), id);
  }
  for (const schema::Table& table : schema.tables) {
    models_.push_back(find(table.name, false));
    fields_.push_back(match_fields(models_.back(), table.columns));
    if (models_.back()) has_table_[models_.back()->value] = true;
  }
  for (const schema::View& view : schema.views) {
    views_.push_back(find(view.name, true));
    view_fields_.push_back(match_fields(views_.back(), view.columns));
    if (views_.back()) has_table_[views_.back()->value] = true;
  }
  for (const schema::Enum& enumeration : schema.enums) {
    const auto found = std::ranges::find_if(existing.enums, [&](const psl::Enum& known) {
      return known.database_name() == enumeration.name.name &&
             known.schema.value_or("") == enumeration.name.namespace_name;
    });
    enums_.push_back(found != existing.enums.end() ? &*found : nullptr);
  }
  for (std::size_t i = 0; i < existing.relations.size(); ++i) {
    const auto id = IdVector<psl::RelationId, psl::Relation>::id(i);
    const psl::Relation& relation = existing.relations[id];
    if (!is_complete(relation)) continue;
    if (relation.kind == psl::Relation::Kind::many_to_many) {
      many_to_many_.emplace("_" + relation.name, id);
    } else {
      relations_from_[relation.forward_model.value].push_back(id);
    }
  }
}

std::optional<psl::ModelId> Matches::find(const schema::ObjectName& name, bool is_view) const {
  const auto found = ids_.find(name);
  if (found == ids_.end() || existing_.models[found->second].is_view != is_view) return std::nullopt;
  return found->second;
}

Matches::Fields Matches::match_fields(std::optional<psl::ModelId> model,
                                      const std::vector<schema::Column>& columns) const {
  Fields fields(columns.size(), nullptr);
  if (!model) return fields;
  std::map<std::string_view, const psl::Field*> by_name;
  for (const psl::Field& field : existing_.models[*model].fields) {
    if (field.is_column()) by_name.emplace(field.database_name(), &field);
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto found = by_name.find(columns[i].name);
    if (found != by_name.end()) fields[i] = found->second;
  }
  return fields;
}

const psl::Model* Matches::model(schema::TableId table) const {
  const std::optional<psl::ModelId> id = models_[table.value];
  return id ? &existing_.models[*id] : nullptr;
}

const psl::Model* Matches::view(std::size_t view) const {
  return views_[view] ? &existing_.models[*views_[view]] : nullptr;
}

const psl::Relation* Matches::relation(schema::TableId table, schema::KeyIndex foreign_key) const {
  if (!models_[table.value]) return nullptr;
  const psl::Model& model = existing_.models[*models_[table.value]];
  const std::vector<std::string>& columns = schema_.tables[table].foreign_keys[foreign_key].columns;
  for (const psl::RelationId id : relations_from_[models_[table.value]->value]) {
    const psl::Relation& relation = existing_.relations[id];
    const auto& attribute = model.fields[*relation.forward_field].relation_attribute;
    if (!attribute || !attribute->fields) continue;
    const auto name_of_field = [&](psl::FieldIndex field) -> const std::string& {
      return model.fields[field].database_name();
    };
    if (std::ranges::equal(*attribute->fields, columns, {}, name_of_field)) return &relation;
  }
  return nullptr;
}

const psl::Relation* Matches::many_to_many(schema::TableId join_table) const {
  const auto found = many_to_many_.find(schema_.tables[join_table].name.name);
  return found == many_to_many_.end() ? nullptr : &existing_.relations[found->second];
}

}  // namespace strata::translate::pull
