#include "translate/pull/models.h"

#include <fmt/format.h>

#include "translate/pull/block_names.h"
#include "translate/pull/fields.h"
#include "translate/pull/keys.h"
#include "translate/pull/text.h"

namespace strata::translate::pull {
namespace {

// Notes of an earlier pull are part of the documentation by now.
void add_note(std::string& documentation, const std::string& note) {
  if (documentation.find(note) != std::string::npos) return;
  if (!documentation.empty()) documentation += '\n';
  documentation += note;
}

std::string model_documentation(const Context& context, schema::TableId table) {
  const psl::Model* existing = context.matches().model(table);
  std::string text = existing != nullptr ? existing->documentation : "";
  const Name& name = context.model_name(table);
  if (name.mapped && !name.is_from_schema_file && name.text.starts_with("Renamed")) {
    add_note(text, fmt::format("Called `{}` here: a model cannot have the name {}.", name.text,
                               quote(*name.mapped)));
  }
  const bool is_ignored_already = existing != nullptr && existing->is_ignored;
  if (!has_usable_key(context.schema().tables[table]) && !is_ignored_already) {
    add_note(text,
             "Ignored: no key of this table has only required columns, so that clients cannot tell its "
             "rows apart.");
  }
  return text;
}

// Keys of a view are what the schema file says they are. Its text is copied.
std::string view_keys(const psl::Model& view, const SourceSet& sources) {
  std::string lines;
  const auto copy = [&](Span span) { lines += fmt::format("{}\n", sources.text(span)); };
  if (view.primary_key && !view.primary_key->is_field_level) copy(view.primary_key->span);
  for (const psl::Index& index : view.indexes) {
    if (!index.is_field_level) copy(index.span);
  }
  return lines;
}

std::string view_field_keys(const psl::Model* view, const psl::Field* field, const SourceSet& sources) {
  if (view == nullptr || field == nullptr) return {};
  const auto position = static_cast<psl::FieldIndex>(field - view->fields.data());
  std::string attributes;
  const auto& key = view->primary_key;
  if (key && key->is_field_level && key->columns[0].field == position) attributes = sources.text(key->span);
  for (const psl::Index& index : view->indexes) {
    if (!index.is_field_level || index.columns[0].field != position) continue;
    attributes += attributes.empty() ? "" : " ";
    attributes += sources.text(index.span);
  }
  return attributes;
}

}  // namespace

std::string model_block(const Context& context, schema::TableId id,
                        const std::vector<RelationField>& relation_fields) {
  const schema::Table& table = context.schema().tables[id];
  const psl::Model* existing = context.matches().model(id);
  const std::vector<const psl::Field*>& fields = context.matches().fields(id);
  const Name& name = context.model_name(id);

  std::string text = documentation(model_documentation(context, id));
  text += fmt::format("model {} {{\n", name.text);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto column = static_cast<schema::ColumnIndex>(i);
    text += column_line(context, {.column = table.columns[i],
                                  .name = context.field_name(id, column),
                                  .existing = fields[i],
                                  .key_attributes = field_key_attributes(context, id, column)});
  }
  for (const RelationField& field : relation_fields) text += relation_line(field);
  for (const std::string& attribute : block_key_attributes(context, id)) text += attribute + '\n';
  text += block_names(context, name, table.name);
  if (!has_usable_key(table) || (existing != nullptr && existing->is_ignored)) text += "@@ignore\n";
  return text + "}\n\n";
}

std::string view_block(const Context& context, std::size_t index, const SourceSet& sources) {
  const schema::View& view = context.schema().views[index];
  const psl::Model* existing = context.matches().view(index);
  const std::vector<const psl::Field*>& fields = context.matches().view_fields(index);
  const Name& name = context.view_name(index);

  std::string text = existing != nullptr ? documentation(existing->documentation) : "";
  text += fmt::format("view {} {{\n", name.text);
  for (std::size_t i = 0; i < view.columns.size(); ++i) {
    schema::Column column = view.columns[i];
    // A view's columns are never declared as required; the schema file may know better.
    const bool is_required = fields[i] != nullptr && fields[i]->arity == psl::Arity::required;
    if (is_required) column.arity = schema::Arity::required;
    text += column_line(context, {.column = column,
                                  .name = context.view_field_name(index, static_cast<schema::ColumnIndex>(i)),
                                  .existing = fields[i],
                                  .key_attributes = view_field_keys(existing, fields[i], sources)});
  }
  if (existing != nullptr) {
    for (const RelationField& field : relation_fields_of_view(context, sources, *existing)) {
      text += relation_line(field);
    }
    text += view_keys(*existing, sources);
  }
  text += block_names(context, name, view.name);
  if (existing != nullptr && existing->is_ignored) text += "@@ignore\n";
  return text + "}\n\n";
}

}  // namespace strata::translate::pull
