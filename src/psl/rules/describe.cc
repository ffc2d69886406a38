#include "psl/rules/describe.h"

#include <fmt/format.h>

namespace strata::psl::rules {

std::string_view attribute_name(const Index& index) {
  if (index.is_field_level) return "@unique";
  switch (index.kind) {
    case IndexKind::normal:
      return "@@index";
    case IndexKind::unique:
      return "@@unique";
    case IndexKind::fulltext:
      return "@@fulltext";
  }
  return {};
}

std::string_view attribute_name(const PrimaryKey& key) {
  return key.is_field_level ? "@id" : "@@id";
}

std::string_view kind_name(const Model& model) {
  return model.is_view ? "view" : "model";
}

std::string_view database(const target::Target& target) {
  return target.display_name.empty() ? "the database" : target.display_name;
}

std::string_view capitalized_database(const target::Target& target) {
  return target.display_name.empty() ? "The database" : target.display_name;
}

std::string quoted_list(std::span<const std::string_view> names) {
  std::string text;
  for (const std::string_view name : names) {
    if (!text.empty()) text += ", ";
    text += fmt::format("`{}`", name);
  }
  return text;
}

std::string field_path(const Model& model, const Field& field) {
  return fmt::format("`{}.{}`", model.name, field.name);
}

}  // namespace strata::psl::rules
