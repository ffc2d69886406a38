#include "translate/to_schema.h"

#include <algorithm>
#include <cassert>

#include "translate/column.h"
#include "translate/join_table.h"
#include "translate/keys.h"

namespace strata::translate {
namespace {

void add_table(schema::Schema& schema, const psl::Datamodel& datamodel, psl::ModelId id,
               const target::Target& target) {
  const psl::Model& model = datamodel.models[id];
  schema::Table& table = schema.tables[schema.tables.push_back({})];
  table.name = table_name(model);
  const auto columns = std::ranges::count_if(model.fields, &psl::Field::is_column);
  table.columns.reserve(static_cast<std::size_t>(columns));
  for (const psl::Field& field : model.fields) {
    if (!field.is_column()) continue;
    add_column(table.columns, datamodel, model, field, target);
    if (auto identity = to_identity(field)) table.identities.push_back(*std::move(identity));
  }
  table.primary_key = to_primary_key(model, target);
  table.indexes = to_indexes(model, target);
  table.foreign_keys = to_foreign_keys(datamodel, id, target);
}

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

}  // namespace

schema::Schema to_schema(const psl::Datamodel& datamodel) {
  assert(datamodel.datasource && datamodel.datasource->target != nullptr);
  const target::Target& target = *datamodel.datasource->target;
  schema::Schema schema;
  schema.partial_indexes = datamodel.has_preview_feature("partialIndexes") ? schema::PartialIndexes::declared
                                                                           : schema::PartialIndexes::unspoken;
  if (target.enum_form == target::EnumForm::named_type) add_enums(schema, datamodel);
  schema.tables.reserve(datamodel.models.size());
  for (std::size_t i = 0; i < datamodel.models.size(); ++i) {
    const psl::ModelId id = decltype(datamodel.models)::id(i);
    if (!datamodel.models[id].is_view) add_table(schema, datamodel, id, target);
  }
  for (const psl::Relation& relation : datamodel.relations) {
    if (relation.kind != psl::Relation::Kind::many_to_many) continue;
    schema.tables.push_back(to_join_table(datamodel, relation, target));
  }
  add_extensions(schema, datamodel);
  add_namespaces(schema, datamodel);
  return schema;
}

}  // namespace strata::translate
