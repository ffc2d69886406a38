#include "translate/to_schema.h"

#include <algorithm>
#include <cassert>
#include <utility>
#include <vector>

#include "translate/column.h"
#include "translate/join_table.h"
#include "translate/keys.h"

namespace strata::translate {
namespace {

void add_enums(schema::Schema& schema, const psl::Datamodel& datamodel) {
  for (const psl::Enum& enumeration : datamodel.enums) {
    schema::Enum result{.name = {.namespace_name = enumeration.schema.value_or(std::string()),
                                 .name = enumeration.database_name()},
                        .values = {}};
    for (const psl::EnumValue& value : enumeration.values) result.values.push_back(value.database_name());
    schema.enums.push_back(std::move(result));
  }
}

void add_extensions(schema::Schema& schema, const psl::Datamodel& datamodel) {
  for (const psl::Extension& extension : datamodel.datasource->extensions) {
    schema.extensions.push_back({.name = extension.database_name(),
                                 .namespace_name = extension.schema.value_or(std::string()),
                                 .version = extension.version.value_or(std::string())});
  }
  std::ranges::sort(schema.extensions, {}, &schema::Extension::name);
}

// Those that the file declares, and those that hold something.
void add_namespaces(schema::Schema& schema, const psl::Datamodel& datamodel) {
  std::vector<std::string>& names = schema.namespaces;
  names = datamodel.datasource->schemas;
  const auto add = [&](const schema::ObjectName& name) {
    if (!name.namespace_name.empty()) names.push_back(name.namespace_name);
  };
  for (const schema::Table& table : schema.tables) add(table.name);
  for (const schema::Enum& enumeration : schema.enums) add(enumeration.name);
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
}

// What tables need of other models, their foreign keys, is made first; then every model stands for itself.
class Translation {
 public:
  explicit Translation(const psl::Datamodel& datamodel)
      : datamodel_(datamodel),
        target_(*datamodel.datasource->target),
        foreign_keys_(datamodel.models.size()) {
    schema_.partial_indexes = datamodel.has_preview_feature("partialIndexes")
                                  ? schema::PartialIndexes::declared
                                  : schema::PartialIndexes::unspoken;
    if (target_.enum_form == target::EnumForm::named_type) add_enums(schema_, datamodel);
    for (const psl::Relation& relation : datamodel.relations) add_relation(relation);
    schema_.tables.reserve(datamodel.models.size() + join_tables_.size());
  }

  // Models in their order. No other one is looked at.
  void add_table(psl::ModelId id) {
    const psl::Model& model = datamodel_.models[id];
    if (model.is_view) return;
    schema::Table& table = schema_.tables[schema_.tables.push_back({})];
    table.name = table_name(model);
    const auto columns = std::ranges::count_if(model.fields, &psl::Field::is_column);
    table.columns.reserve(static_cast<std::size_t>(columns));
    for (const psl::Field& field : model.fields) {
      if (!field.is_column()) continue;
      add_column(table.columns, datamodel_, model, field, target_);
      if (auto identity = to_identity(field)) table.identities.push_back(*std::move(identity));
    }
    table.primary_key = to_primary_key(model, target_);
    table.indexes = to_indexes(model, target_);
    table.foreign_keys = std::move(foreign_keys_[id.value]);
  }

  schema::Schema finish() && {
    for (schema::Table& table : join_tables_) schema_.tables.push_back(std::move(table));
    add_extensions(schema_, datamodel_);
    add_namespaces(schema_, datamodel_);
    return std::move(schema_);
  }

 private:
  void add_relation(const psl::Relation& relation) {
    if (relation.kind == psl::Relation::Kind::many_to_many) {
      join_tables_.push_back(to_join_table(datamodel_, relation, target_));
    } else if (auto key = to_foreign_key(datamodel_, relation, target_)) {
      foreign_keys_[relation.forward_model.value].push_back(*std::move(key));
    }
  }

  const psl::Datamodel& datamodel_;
  const target::Target& target_;
  std::vector<std::vector<schema::ForeignKey>> foreign_keys_;  // by position of the model
  std::vector<schema::Table> join_tables_;
  schema::Schema schema_;
};

void for_each_model(const psl::Datamodel& datamodel, auto visit) {
  for (std::size_t i = 0; i < datamodel.models.size(); ++i) visit(decltype(datamodel.models)::id(i));
}

}  // namespace

schema::Schema to_schema(const psl::Datamodel& datamodel) {
  assert(datamodel.datasource && datamodel.datasource->target != nullptr);
  Translation translation(datamodel);
  for_each_model(datamodel, [&](psl::ModelId id) { translation.add_table(id); });
  return std::move(translation).finish();
}

schema::Schema to_schema(psl::Datamodel&& datamodel) {
  assert(datamodel.datasource && datamodel.datasource->target != nullptr);
  Translation translation(datamodel);
  for_each_model(datamodel, [&](psl::ModelId id) {
    translation.add_table(id);
    datamodel.models[id] = {};
  });
  schema::Schema schema = std::move(translation).finish();
  datamodel = {};
  return schema;
}

}  // namespace strata::translate
