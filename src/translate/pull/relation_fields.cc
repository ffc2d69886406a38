#include "translate/pull/relation_fields.h"

#include <algorithm>

#include "translate/pull/foreign_key_field.h"
#include "translate/pull/relation_names.h"
#include "translate/pull/text.h"

namespace strata::translate::pull {
namespace {

using schema::ForeignKey;
using schema::Table;
using schema::TableId;

using FieldsByTable = std::vector<std::vector<RelationField>>;

// The same columns to the same columns: the schema language has one relation for both.
bool is_duplicate(const Table& table, std::size_t key) {
  const auto candidate = table.foreign_keys.begin() + static_cast<std::ptrdiff_t>(key);
  return std::any_of(table.foreign_keys.begin(), candidate, [&](const ForeignKey& other) {
    return other.columns == candidate->columns && other.referenced_table == candidate->referenced_table &&
           other.referenced_columns == candidate->referenced_columns;
  });
}

void add_foreign_keys(const Context& context, const RelationNames& names, TableId table,
                      FieldsByTable& fields) {
  const Table& owner = context.schema().tables[table];
  for (std::size_t i = 0; i < owner.foreign_keys.size(); ++i) {
    if (is_duplicate(owner, i)) continue;
    const TableId referenced = context.table(owner.foreign_keys[i].referenced_table);
    if (!context.is_model(referenced)) continue;
    RelationSides sides = foreign_key_fields(context, names, table, static_cast<schema::KeyIndex>(i));
    fields[table.value].push_back(std::move(sides.forward));
    fields[referenced.value].push_back(std::move(sides.back));
  }
}

void add_join_table(const Context& context, const RelationNames& names, TableId table,
                    FieldsByTable& fields) {
  const JoinTable& join_table = *context.join_table(table);
  const std::vector<ForeignKey>& keys = context.schema().tables[table].foreign_keys;
  const TableId a = context.table(keys[join_table.key_a].referenced_table);
  const TableId b = context.table(keys[join_table.key_b].referenced_table);
  const RelationName name = names.of_join_table(table);
  RelationField of_a{.name = name.forward, .type = context.model_name(b).text + "[]"};
  RelationField of_b{.name = name.back, .type = context.model_name(a).text + "[]"};
  std::string relation = name.relation;
  if (const psl::Relation* existing = context.matches().many_to_many(table)) {
    const psl::Datamodel& datamodel = context.existing();
    const psl::Field& forward = datamodel.models[existing->forward_model].fields[*existing->forward_field];
    const psl::Field& back = datamodel.models[existing->back_model].fields[*existing->back_field];
    of_a.name = forward.name;
    of_b.name = back.name;
    of_a.documentation = forward.documentation.value_or({});
    of_b.documentation = back.documentation.value_or({});
    of_a.is_from_schema_file = of_b.is_from_schema_file = true;
    relation = existing->has_explicit_name ? existing->name : "";
  }
  if (!relation.empty()) of_a.attribute = of_b.attribute = "@relation(" + quote(relation) + ')';
  fields[a.value].push_back(std::move(of_a));
  fields[b.value].push_back(std::move(of_b));
}

bool is_still_there(const Context& context, const psl::Field& field) {
  const auto* related = std::get_if<psl::ModelId>(&field.type);
  return related != nullptr && context.matches().has_table(*related);
}

RelationField copy(const Context& context, const SourceSet& sources, const psl::Field& field) {
  RelationField copied{.name = field.name,
                       .type = context.existing().models[std::get<psl::ModelId>(field.type)].name,
                       .documentation = field.documentation.value_or({}),
                       .is_ignored = field.is_ignored,
                       .is_from_schema_file = true,
                       .is_copied = true};
  if (field.arity == psl::Arity::optional) copied.type += '?';
  if (field.arity == psl::Arity::list) copied.type += "[]";
  if (field.relation_attribute) copied.attribute = sources.text(field.relation_attribute->span);
  return copied;
}

// Views have no foreign keys, so their relations are never in the database.
void add_copies(const Context& context, const SourceSet& sources, TableId table, FieldsByTable& fields) {
  const psl::Model* model = context.matches().model(table);
  if (model == nullptr) return;
  for (const psl::Field& field : model->fields) {
    if (!is_still_there(context, field)) continue;
    const bool leads_to_view = context.existing().models[std::get<psl::ModelId>(field.type)].is_view;
    if (context.has_foreign_keys() && !leads_to_view) continue;
    fields[table.value].push_back(copy(context, sources, field));
  }
}

void make_names_unique(const Context& context, TableId table, std::vector<RelationField>& fields) {
  NameScope scope;
  const std::size_t column_count = context.schema().tables[table].columns.size();
  for (std::size_t i = 0; i < column_count; ++i) {
    scope.reserve(context.field_name(table, static_cast<schema::ColumnIndex>(i)).text);
  }
  for (const RelationField& field : fields) {
    if (field.is_from_schema_file) scope.reserve(field.name);
  }
  for (RelationField& field : fields) {
    if (!field.is_from_schema_file) field.name = scope.take(std::move(field.name));
  }
}

}  // namespace

FieldsByTable relation_fields(const Context& context, const SourceSet& sources) {
  const RelationNames names(context);
  const std::size_t count = context.schema().tables.size();
  FieldsByTable fields(count);
  const auto for_each_table = [&](auto&& visit) {
    for (std::size_t i = 0; i < count; ++i) visit(IdVector<TableId, Table>::id(i));
  };
  if (context.has_foreign_keys()) {
    for_each_table([&](TableId table) {
      if (context.is_model(table)) add_foreign_keys(context, names, table, fields);
    });
    for_each_table([&](TableId table) {
      if (context.join_table(table)) add_join_table(context, names, table, fields);
    });
  }
  for_each_table([&](TableId table) {
    add_copies(context, sources, table, fields);
    make_names_unique(context, table, fields[table.value]);
  });
  return fields;
}

std::vector<RelationField> relation_fields_of_view(const Context& context, const SourceSet& sources,
                                                   const psl::Model& view) {
  std::vector<RelationField> fields;
  for (const psl::Field& field : view.fields) {
    if (is_still_there(context, field)) fields.push_back(copy(context, sources, field));
  }
  return fields;
}

}  // namespace strata::translate::pull
