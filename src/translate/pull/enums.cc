#include "translate/pull/enums.h"

#include <fmt/format.h>

#include "translate/pull/block_names.h"
#include "translate/pull/text.h"

namespace strata::translate::pull {

std::string enum_block(const psl::Enum& enumeration) {
  std::string text = documentation(enumeration.documentation);
  text += fmt::format("enum {} {{\n", enumeration.name);
  for (const psl::EnumValue& value : enumeration.values) {
    text += documentation(value.documentation);
    text += value.name;
    if (value.mapped_name) text += " @map(" + quote(*value.mapped_name) + ')';
    text += '\n';
  }
  if (enumeration.mapped_name) text += "@@map(" + quote(*enumeration.mapped_name) + ")\n";
  if (enumeration.schema) text += "@@schema(" + quote(*enumeration.schema) + ")\n";
  return text + "}\n\n";
}

std::string enum_block(const Context& context, schema::EnumId id) {
  const schema::Enum& enumeration = context.schema().enums[id];
  const psl::Enum* const existing = context.matches().enumeration(id);
  const Name& name = context.enum_name(id);
  std::string text = existing != nullptr ? documentation(existing->documentation) : "";
  text += fmt::format("enum {} {{\n", name.text);
  for (std::size_t i = 0; i < enumeration.values.size(); ++i) {
    const Name& value = context.enum_value_names(id)[i];
    const psl::EnumValue* const known = existing != nullptr ? existing->find_value(value.text) : nullptr;
    if (known != nullptr) text += documentation(known->documentation);
    text += value.text;
    if (value.mapped) text += " @map(" + quote(*value.mapped) + ')';
    text += '\n';
  }
  return text + block_names(context, name, enumeration.name) + "}\n\n";
}

}  // namespace strata::translate::pull
