#include "diff/external.h"

#include <algorithm>

namespace strata::diff {
namespace {

using schema::ObjectName;

bool is_among(const std::vector<ObjectName>& names, const ObjectName& name,
              std::string_view default_namespace) {
  return std::ranges::any_of(names, [&](const ObjectName& external) {
    if (external.name != name.name) return false;
    return external.namespace_name == name.namespace_name ||
           (name.namespace_name.empty() && external.namespace_name == default_namespace);
  });
}

}  // namespace

bool External::has_table_named(std::string_view name) const {
  return std::ranges::find(tables, name, &ObjectName::name) != tables.end();
}

void leave_out(const External& external, schema::Schema& schema) {
  const auto is_others = [&](const std::vector<ObjectName>& names) {
    return [&](const auto& object) { return is_among(names, object.name, schema.default_namespace); };
  };
  if (!external.tables.empty()) schema.tables.erase_if(is_others(external.tables));
  if (!external.enums.empty()) schema.enums.erase_if(is_others(external.enums));
}

}  // namespace strata::diff
