#include "psl/datamodel.h"

#include <algorithm>

namespace strata::psl {

std::optional<FieldIndex> Model::find_field(std::string_view field_name) const {
  const auto found = std::ranges::find(fields, field_name, &Field::name);
  if (found == fields.end()) return std::nullopt;
  return static_cast<FieldIndex>(found - fields.begin());
}

const EnumValue* Enum::find_value(std::string_view value_name) const {
  const auto found = std::ranges::find(values, value_name, &EnumValue::name);
  return found == values.end() ? nullptr : &*found;
}

bool Datamodel::has_preview_feature(std::string_view name) const {
  return std::ranges::find(preview_features, name) != preview_features.end();
}

}  // namespace strata::psl
