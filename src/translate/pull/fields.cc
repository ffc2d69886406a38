#include "translate/pull/fields.h"

#include <fmt/format.h>

#include "base/ascii.h"
#include "translate/pull/defaults.h"
#include "translate/pull/native_type.h"
#include "translate/pull/text.h"

namespace strata::translate::pull {
namespace {

using schema::TypeFamily;

// The database keeps the values as text; only the schema file knows that they are an enum's.
const psl::Enum* find_text_enum(const Context& context, const ColumnLine& line) {
  if (line.existing == nullptr || line.column.type.family != TypeFamily::string) return nullptr;
  const auto* id = std::get_if<psl::EnumId>(&line.existing->type);
  return id == nullptr ? nullptr : &context.existing().enums[*id];
}

std::string type_of(const Context& context, const schema::Column& column, const psl::Enum* text_enum) {
  if (text_enum != nullptr) return text_enum->name;
  if (const auto enumeration = context.find_enum(column.type)) return context.enum_name(*enumeration).text;
  if (column.type.family == TypeFamily::unsupported)
    return "Unsupported(" + quote(to_lower(column.type.name)) + ')';
  return std::string(scalar_name(column.type.family));
}

std::string_view arity_mark(schema::Arity arity) {
  switch (arity) {
    case schema::Arity::required:
      return "";
    case schema::Arity::nullable:
      return "?";
    case schema::Arity::list:
      return "[]";
  }
  return "";
}

}  // namespace

std::string column_line(const Context& context, const ColumnLine& line) {
  const psl::Enum* text_enum = find_text_enum(context, line);
  std::string text = line.existing != nullptr ? documentation(line.existing->documentation.value_or({})) : "";
  text += fmt::format("{} {}{}", line.name.text, type_of(context, line.column, text_enum),
                      arity_mark(line.column.arity));
  const auto add = [&](std::string_view attribute) {
    if (!attribute.empty()) text += fmt::format(" {}", attribute);
  };
  add(line.key_attributes);
  add(default_attribute(context, line.column, line.existing, text_enum));
  if (line.existing != nullptr && line.existing->is_updated_at) add("@updatedAt");
  if (line.name.mapped) add("@map(" + quote(*line.name.mapped) + ')');
  add(native_type_attribute(context, line.column.type));
  if (line.existing != nullptr && line.existing->is_ignored) add("@ignore");
  return text + '\n';
}

std::string relation_line(const RelationField& field) {
  std::string text = documentation(field.documentation);
  text += fmt::format("{} {}", field.name, field.type);
  if (!field.attribute.empty()) text += ' ' + field.attribute;
  if (field.is_ignored) text += " @ignore";
  return text + '\n';
}

}  // namespace strata::translate::pull
