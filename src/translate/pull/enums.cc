#include "translate/pull/enums.h"

#include <fmt/format.h>

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

}  // namespace strata::translate::pull
