#include "translate/pull/warnings.h"

#include <algorithm>
#include <fmt/format.h>

#include "schema/unmanaged.h"

namespace strata::translate::pull {
namespace {

// In the order in which they are told.
struct Groups {
  std::vector<std::string> ignored_models;
  std::vector<std::string> unsupported_fields;
  std::vector<std::string> renamed;
  std::vector<std::string> removed_models;
  std::vector<std::string> mapped_models;
  std::vector<std::string> mapped_fields;
  std::vector<std::string> copied_relations;
};

void add_group(std::vector<std::string>& warnings, std::string_view heading,
               const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  std::string text(heading);
  for (const std::string& line : lines) text += "\n  - " + line;
  warnings.push_back(std::move(text));
}

bool is_renamed(const Name& name) {
  return name.mapped && !name.is_from_schema_file && name.text != sanitize(*name.mapped);
}

void read_fields(const Context& context, schema::TableId table, Groups& groups) {
  const std::string& model = context.model_name(table).text;
  const std::vector<schema::Column>& columns = context.schema().tables[table].columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Name& name = context.field_name(table, static_cast<schema::ColumnIndex>(i));
    if (columns[i].type.family == schema::TypeFamily::unsupported) {
      groups.unsupported_fields.push_back(fmt::format("{}.{}: {}", model, name.text, columns[i].type.name));
    }
    if (is_renamed(name)) {
      groups.renamed.push_back(fmt::format("{}.{}, column `{}`", model, name.text, *name.mapped));
    }
    if (name.is_from_schema_file && name.mapped) {
      groups.mapped_fields.push_back(fmt::format("{}.{}", model, name.text));
    }
  }
}

void read_model(const Context& context, schema::TableId table, Groups& groups) {
  const Name& name = context.model_name(table);
  const psl::Model* existing = context.matches().model(table);
  const bool is_ignored_already = existing != nullptr && existing->is_ignored;
  if (!has_usable_key(context.schema().tables[table]) && !is_ignored_already) {
    groups.ignored_models.push_back(name.text);
  }
  if (is_renamed(name)) groups.renamed.push_back(fmt::format("{}, table `{}`", name.text, *name.mapped));
  if (name.is_from_schema_file && name.mapped) groups.mapped_models.push_back(name.text);
}

Groups read(const Context& context, const std::vector<std::vector<RelationField>>& relation_fields) {
  Groups groups;
  for (std::size_t i = 0; i < context.schema().tables.size(); ++i) {
    const auto table = IdVector<schema::TableId, schema::Table>::id(i);
    if (!context.is_model(table)) continue;
    read_model(context, table, groups);
    read_fields(context, table, groups);
    for (const RelationField& field : relation_fields[i]) {
      if (!field.is_copied) continue;
      groups.copied_relations.push_back(fmt::format("{}.{}", context.model_name(table).text, field.name));
    }
  }
  for (std::size_t i = 0; i < context.existing().models.size(); ++i) {
    const auto id = IdVector<psl::ModelId, psl::Model>::id(i);
    if (!context.matches().has_table(id)) groups.removed_models.push_back(context.existing().models[id].name);
  }
  return groups;
}

// A view that has a block of its own is in the schema file.
bool is_written(const Context& context, const schema::UnmanagedObject& object) {
  const bool is_view =
      object.kind == schema::UnmanagedKind::view || object.kind == schema::UnmanagedKind::materialized_view;
  if (!is_view || !context.has_views()) return false;
  return std::ranges::any_of(context.schema().views, [&](const schema::View& view) {
    const schema::ObjectName name = without_default_namespace(view.name, context.schema());
    return name.name == object.name && name.namespace_name == object.owner.namespace_name &&
           !view.columns.empty();
  });
}

std::vector<std::string> unmanaged_lines(const Context& context) {
  std::vector<std::string> lines;
  for (const schema::UnmanagedObject& object : context.schema().unmanaged) {
    if (!is_written(context, object)) lines.push_back(schema::describe_with_kind(object));
  }
  for (const schema::Table& table : context.schema().tables) {
    for (const schema::Index& index : table.unmanaged_indexes) {
      lines.push_back(
          schema::describe_with_kind({.kind = schema::UnmanagedKind::partial_index,
                                      .owner = without_default_namespace(table.name, context.schema()),
                                      .name = index.name}));
    }
  }
  return lines;
}

}  // namespace

std::vector<std::string> warnings(const Context& context,
                                  const std::vector<std::vector<RelationField>>& relation_fields) {
  const Groups groups = read(context, relation_fields);
  std::vector<std::string> result;
  add_group(result,
            "Ignored, because no key of these tables has only required columns:", groups.ignored_models);
  add_group(result, "Of a type that clients cannot read or write:", groups.unsupported_fields);
  add_group(result, "Renamed, because the schema language has no such name or it was taken:", groups.renamed);
  add_group(result, "Removed, because the database has no such table:", groups.removed_models);
  add_group(result, "Names of these models were kept from the schema file:", groups.mapped_models);
  add_group(result, "Names of these fields were kept from the schema file:", groups.mapped_fields);
  add_group(result, "Relations that were kept from the schema file, because the database does not know them:",
            groups.copied_relations);
  add_group(result, "Left in the database as they are, because the schema language cannot say them:",
            unmanaged_lines(context));
  return result;
}

}  // namespace strata::translate::pull
