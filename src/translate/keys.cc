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
                       .type = type,
                       .columns = to_key_columns(model, index.columns, type, target),
                       .predicate = std::nullopt};
  if (index.where) result.predicate = to_predicate(model, *index.where, target);
  return result;
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

std::optional<schema::ForeignKey> to_foreign_key(const psl::Datamodel& datamodel,
                                                 const psl::Relation& relation,
                                                 const target::Target& target) {
  const psl::Model& model = datamodel.models[relation.forward_model];
  const psl::Model& referenced = datamodel.models[relation.back_model];
  if (datamodel.relation_mode() == psl::RelationMode::prisma) return std::nullopt;
  if (!relation.forward_field || referenced.is_view) return std::nullopt;
  const psl::Field& field = model.fields[*relation.forward_field];
  if (!field.relation_attribute) return std::nullopt;
  const psl::RelationAttribute& attribute = *field.relation_attribute;
  if (!attribute.fields || !attribute.references) return std::nullopt;
  schema::ForeignKey key{.name = {},
                         .columns = database_names(model, *attribute.fields),
                         .referenced_table = table_name(referenced),
                         .referenced_columns = database_names(referenced, *attribute.references),
                         .on_delete = psl::on_delete(model, field, target),
                         .on_update = psl::on_update(field)};
  const std::vector<std::string_view> columns(key.columns.begin(), key.columns.end());
  key.name = attribute.mapped_name.value_or(
      target::foreign_key_name(model.database_name(), columns, target.max_name_bytes));
  return key;
}

}  // namespace strata::translate
