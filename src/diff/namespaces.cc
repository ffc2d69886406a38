#include "diff/namespaces.h"

#include <string>

namespace strata::diff {
namespace {

using schema::Schema;

void leave_out(auto& namespace_name, const std::string& default_namespace) {
  if (namespace_name == default_namespace) namespace_name.clear();
}

void leave_out(Schema& schema) {
  const std::string& name = schema.default_namespace;
  if (name.empty()) return;
  for (schema::Enum& enumeration : schema.enums) leave_out(enumeration.name.namespace_name, name);
  for (schema::Table& table : schema.tables) {
    leave_out(table.name.namespace_name, name);
    for (schema::Column& column : table.columns) leave_out(column.type.enum_namespace, name);
    for (schema::ForeignKey& key : table.foreign_keys) leave_out(key.referenced_table.namespace_name, name);
  }
}

}  // namespace

void align_namespaces(Schema& previous, Schema& next, std::string_view otherwise) {
  if (otherwise.empty()) return;
  const auto of_file = [&](const Schema& other) {
    return other.default_namespace.empty() ? std::string(otherwise) : other.default_namespace;
  };
  if (!schema::is_database(previous)) previous.default_namespace = of_file(next);
  if (!schema::is_database(next)) next.default_namespace = of_file(previous);
  leave_out(previous);
  leave_out(next);
}

}  // namespace strata::diff
