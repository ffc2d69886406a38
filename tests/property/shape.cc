#include "shape.h"

#include <algorithm>
#include <cassert>
#include <tuple>

namespace strata::property {
namespace {

// A string literal of the schema language.
std::string literal(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

std::string map_attribute(const std::string& mapped_name) {
  return mapped_name.empty() ? "" : " @map(" + literal(mapped_name) + ")";
}

std::string join(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::string write_field(const FieldShape& field, bool is_id) {
  std::string line = "  " + field.name + " " + field.type;
  if (field.arity == Arity::optional) line += "?";
  if (field.arity == Arity::list) line += "[]";
  if (is_id) line += " @id";
  if (field.is_unique) line += " @unique";
  if (!field.default_text.empty()) line += " @default(" + field.default_text + ")";
  if (field.is_updated_at) line += " @updatedAt";
  if (!field.native_type.empty()) line += " " + field.native_type;
  return line + map_attribute(field.mapped_name) + "\n";
}

std::string write_index(const IndexShape& index) {
  std::vector<std::string> fields = index.fields;
  if (index.last_descending) fields.back() += "(sort: Desc)";
  std::string line = index.is_unique ? "  @@unique([" : "  @@index([";
  line += join(fields) + "]";
  if (!index.mapped_name.empty()) line += ", map: " + literal(index.mapped_name);
  return line + ")\n";
}

std::vector<std::string> id_names(const ModelShape& model) {
  std::vector<std::string> names;
  for (const FieldShape& field : model.id) names.push_back(field.name);
  return names;
}

// The side that holds the foreign key: its columns, then the relation field.
std::string write_child(const RelationShape& relation, const ModelShape& parent) {
  const std::string arity = relation.is_optional ? "?" : "";
  const bool one_column = parent.id.size() == 1;
  const bool is_unique = relation.kind == RelationKind::one_to_one;
  std::string text;
  std::vector<std::string> columns;
  for (const FieldShape& id : parent.id) {
    columns.push_back(relation.name + "_" + id.name);
    text +=
        "  " + columns.back() + " " + id.type + arity + (is_unique && one_column ? " @unique" : "") + "\n";
  }
  text += "  " + relation.name + "_parent " + parent.name + arity + " @relation(" + literal(relation.name) +
          ", fields: [" + join(columns) + "], references: [" + join(id_names(parent)) + "]";
  if (!relation.on_delete.empty()) text += ", onDelete: " + relation.on_delete;
  text += ")\n";
  if (is_unique && !one_column) text += "  @@unique([" + join(columns) + "])\n";
  return text;
}

std::string write_parent(const RelationShape& relation) {
  const char* arity = relation.kind == RelationKind::one_to_one ? "?" : "[]";
  return "  " + relation.name + "_child " + relation.child + arity + " @relation(" + literal(relation.name) +
         ")\n";
}

std::string write_relation_fields(const SchemaShape& shape, const ModelShape& model) {
  std::string text;
  for (const RelationShape& relation : shape.relations) {
    if (relation.child == model.name) {
      text += relation.kind == RelationKind::many_to_many
                  ? "  " + relation.name + "_parent " + relation.parent + "[] @relation(" +
                        literal(relation.name) + ")\n"
                  : write_child(relation, shape.model(relation.parent));
    }
    if (relation.parent == model.name) text += write_parent(relation);
  }
  return text;
}

// Indexes of the same content are one to the differ, whatever their names: the second is not written.
bool has_twin(const ModelShape& model, std::size_t position) {
  const IndexShape& index = model.indexes[position];
  const auto content = [](const IndexShape& i) { return std::tie(i.fields, i.is_unique, i.last_descending); };
  for (std::size_t i = 0; i < position; ++i) {
    if (content(model.indexes[i]) == content(index)) return true;
  }
  if (!index.is_unique || index.last_descending || index.fields.size() != 1) return false;
  const auto field = std::ranges::find(model.fields, index.fields.front(), &FieldShape::name);
  return field != model.fields.end() && field->is_unique;
}

std::string write_model(const SchemaShape& shape, const ModelShape& model) {
  std::string text = "model " + model.name + " {\n";
  for (const FieldShape& field : model.id) text += write_field(field, model.id.size() == 1);
  for (const FieldShape& field : model.fields) text += write_field(field, false);
  text += write_relation_fields(shape, model);
  if (model.id.size() > 1) text += "  @@id([" + join(id_names(model)) + "])\n";
  for (std::size_t i = 0; i < model.indexes.size(); ++i) {
    if (!has_twin(model, i)) text += write_index(model.indexes[i]);
  }
  if (!model.mapped_name.empty()) text += "  @" + map_attribute(model.mapped_name).substr(1) + "\n";
  return text + "}\n";
}

std::string write_enum(const EnumShape& enumeration) {
  std::string text = "enum " + enumeration.name + " {\n";
  for (std::size_t i = 0; i < enumeration.values.size(); ++i) {
    text += "  " + enumeration.values[i] + (i == 0 ? map_attribute(enumeration.mapped_value) : "") + "\n";
  }
  return text + "}\n";
}

}  // namespace

const ModelShape& SchemaShape::model(const std::string& name) const {
  const auto found = std::ranges::find(models, name, &ModelShape::name);
  assert(found != models.end());
  return *found;
}

std::string write(const SchemaShape& shape) {
  const std::string provider = shape.language == Language::sqlite ? "sqlite" : "postgresql";
  std::string text = "datasource db {\n  provider = " + literal(provider) + "\n}\n";
  for (const EnumShape& enumeration : shape.enums) text += "\n" + write_enum(enumeration);
  for (const ModelShape& model : shape.models) text += "\n" + write_model(shape, model);
  return text;
}

}  // namespace strata::property
