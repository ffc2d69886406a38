#include "translate/join_table.h"

#include <string>
#include <string_view>
#include <utility>

#include "target/constraint_name.h"
#include "translate/column.h"
#include "translate/keys.h"

namespace strata::translate {
namespace {

using target::ReferentialAction;

std::string with_suffix(std::string_view table, std::string_view suffix, const target::Target& target) {
  return std::string(target::cut(table, target.max_name_bytes - suffix.size())).append(suffix);
}

const psl::Field& single_id(const psl::Model& model) {
  return model.fields[model.primary_key->columns.front().field];
}

schema::Column link_column(const psl::Datamodel& datamodel, std::string name, const psl::Model& model,
                           const target::Target& target) {
  return {.name = std::move(name),
          .type = to_column_type(datamodel, single_id(model), target),
          .arity = schema::Arity::required};
}

schema::ForeignKey link_key(std::string_view table, const std::string& column, const psl::Model& model,
                            const target::Target& target) {
  return {.name = with_suffix(table, "_" + column + "_fkey", target),
          .columns = {column},
          .referenced_table = table_name(model),
          .referenced_columns = {single_id(model).database_name()},
          .on_delete = ReferentialAction::cascade,
          .on_update = ReferentialAction::cascade};
}

void add_keys(schema::Table& table, const target::Target& target) {
  const std::string& name = table.name.name;
  std::vector<schema::KeyColumn> both = {{.name = "A"}, {.name = "B"}};
  if (target.many_to_many_primary_key) {
    table.primary_key = {.name = with_suffix(name, "_AB_pkey", target), .columns = std::move(both)};
  } else {
    table.indexes.push_back({.name = with_suffix(name, "_AB_unique", target),
                             .kind = schema::IndexKind::unique,
                             .columns = std::move(both)});
  }
  table.indexes.push_back({.name = with_suffix(name, "_B_index", target), .columns = {{.name = "B"}}});
}

}  // namespace

schema::Table to_join_table(const psl::Datamodel& datamodel, const psl::Relation& relation,
                            const target::Target& target) {
  const psl::Model& a = datamodel.models[relation.forward_model];
  const psl::Model& b = datamodel.models[relation.back_model];
  schema::Table table;
  table.name = {.namespace_name = a.schema.value_or(std::string()),
                .name = std::string(target::cut("_" + relation.name, target.max_name_bytes))};
  table.columns = {link_column(datamodel, "A", a, target), link_column(datamodel, "B", b, target)};
  add_keys(table, target);
  if (datamodel.relation_mode() == psl::RelationMode::foreign_keys) {
    table.foreign_keys = {link_key(table.name.name, "A", a, target),
                          link_key(table.name.name, "B", b, target)};
  }
  return table;
}

}  // namespace strata::translate
