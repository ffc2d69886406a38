#include "translate/keys.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "psl/referential_actions.h"
#include "target/constraint_name.h"
#include "translate/index_details.h"

namespace strata::translate {
namespace {

std::vector<std::string_view> database_names(const psl::Model& model,
                                             const std::vector<psl::IndexColumn>& columns) {
  std::vector<std::string_view> names;
  names.reserve(columns.size());
  for (const psl::IndexColumn& column : columns) {
    names.emplace_back(model.fields[column.field].database_name());
  }
  return names;
}

std::vector<std::string> database_names(const psl::Model& model, const std::vector<psl::FieldIndex>& fields) {
  std::vector<std::string> names;
  names.reserve(fields.size());
  for (const psl::FieldIndex field : fields) names.push_back(model.fields[field].database_name());
  return names;
}

std::string index_name(const psl::Model& model, const psl::Index& index, const target::Target& target) {
  if (index.mapped_name) return *index.mapped_name;
  const std::vector<std::string_view> columns = database_names(model, index.columns);
  const std::string& table = model.database_name();
  return index.kind == psl::IndexKind::unique ? target::unique_name(table, columns, target.max_name_bytes)
                                              : target::index_name(table, columns, target.max_name_bytes);
}

schema::IndexKind to_kind(psl::IndexKind kind) {
  switch (kind) {
    case psl::IndexKind::normal:
      return schema::IndexKind::normal;
    case psl::IndexKind::unique:
      return schema::IndexKind::unique;
    case psl::IndexKind::fulltext:
      return schema::IndexKind::fulltext;
  }
  return schema::IndexKind::normal;
}

schema::Index to_index(const psl::Model& model, const psl::Index& index, const target::Target& target) {
  const target::IndexType type = index.type.value_or(target::IndexType::btree);
  schema::Index result{.name = index_name(model, index, target),
                       .kind = to_kind(index.kind),
                       .columns = to_key_columns(model, index.columns, type, target),
                       .type = type,
                       .predicate = std::nullopt};
  if (index.where) result.predicate = to_predicate(model, *index.where, target);
  return result;
}

schema::ForeignKey to_foreign_key(const psl::Model& model, const psl::Field& field,
                                  const psl::Model& referenced, const target::Target& target) {
  const psl::RelationAttribute& relation = *field.relation_attribute;
  schema::ForeignKey key{.name = {},
                         .columns = database_names(model, *relation.fields),
                         .referenced_table = table_name(referenced),
                         .referenced_columns = database_names(referenced, *relation.references),
                         .on_delete = psl::on_delete(model, field, target),
                         .on_update = psl::on_update(field)};
  const std::vector<std::string_view> columns(key.columns.begin(), key.columns.end());
  key.name = relation.mapped_name.value_or(
      target::foreign_key_name(model.database_name(), columns, target.max_name_bytes));
  return key;
}

// The field holds the columns of a relation between two tables.
bool has_foreign_key(const psl::Datamodel& datamodel, psl::FieldRef ref) {
  const psl::Field& field = datamodel.field(ref);
  if (!field.relation || !field.relation_attribute || !field.relation_attribute->fields ||
      !field.relation_attribute->references) {
    return false;
  }
  const psl::Relation& relation = datamodel.relations[*field.relation];
  return relation.kind != psl::Relation::Kind::many_to_many && relation.forward_model == ref.model &&
         relation.forward_field == ref.field && !datamodel.models[relation.back_model].is_view;
}

}  // namespace

schema::ObjectName table_name(const psl::Model& model) {
  return {.namespace_name = model.schema.value_or(std::string()), .name = model.database_name()};
}

std::optional<schema::PrimaryKey> to_primary_key(const psl::Model& model, const target::Target& target) {
  if (!model.primary_key) return std::nullopt;
  schema::PrimaryKey key{
      .name = {},
      .columns = to_key_columns(model, model.primary_key->columns, target::IndexType::btree, target)};
  if (target.named_primary_keys) {
    key.name = model.primary_key->mapped_name.value_or(
        target::primary_key_name(model.database_name(), target.max_name_bytes));
  }
  return key;
}

std::vector<schema::Index> to_indexes(const psl::Model& model, const target::Target& target) {
  std::vector<schema::Index> indexes;
  indexes.reserve(model.indexes.size());
  for (const psl::Index& index : model.indexes) indexes.push_back(to_index(model, index, target));
  return indexes;
}

std::vector<schema::ForeignKey> to_foreign_keys(const psl::Datamodel& datamodel, psl::ModelId id,
                                                const target::Target& target) {
  std::vector<schema::ForeignKey> keys;
  if (datamodel.relation_mode() == psl::RelationMode::prisma) return keys;
  const psl::Model& model = datamodel.models[id];
  for (psl::FieldIndex i = 0; i < model.fields.size(); ++i) {
    const psl::FieldRef ref{.model = id, .field = i};
    if (!has_foreign_key(datamodel, ref)) continue;
    const psl::Field& field = datamodel.field(ref);
    const psl::Relation& relation = datamodel.relations[*field.relation];
    keys.push_back(to_foreign_key(model, field, datamodel.models[relation.back_model], target));
  }
  return keys;
}

}  // namespace strata::translate
