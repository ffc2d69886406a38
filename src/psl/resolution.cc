#include "psl/resolution.h"

namespace strata::psl {
namespace {

constexpr std::size_t kLargeModel = 48;

}  // namespace

std::optional<FieldIndex> Resolution::find_field(ModelId model, std::string_view name) {
  const std::vector<Field>& fields = datamodel.models[model].fields;
  if (fields.size() < kLargeModel) {
    for (std::size_t i = fields.size(); i-- > 0;) {
      if (fields[i].name == name) return static_cast<FieldIndex>(i);
    }
    return std::nullopt;
  }
  auto& index = large_models_[model.value];
  if (index.empty()) {
    index.reserve(fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i)
      index.insert_or_assign(fields[i].name, static_cast<FieldIndex>(i));
  }
  const auto found = index.find(name);
  return found == index.end() ? std::nullopt : std::optional(found->second);
}

UnsupportedId Resolution::unsupported_type(std::string_view text) {
  const auto [known, is_new] = unsupported_types_.try_emplace(std::string(text));
  if (is_new) known->second = datamodel.unsupported_types.push_back(std::string(text));
  return known->second;
}

std::string Resolution::field_help(ModelId model, std::string_view name) {
  const std::vector<Field>& fields = datamodel.models[model].fields;
  if (!near_names.can_search(fields.size())) return {};
  std::vector<std::string_view> names;
  names.reserve(fields.size());
  for (const Field& field : fields) names.push_back(field.name);
  return near_names.help(name, names);
}

}  // namespace strata::psl
