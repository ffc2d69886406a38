#include "translate/unspoken.h"

#include <fmt/format.h>
#include <string>
#include <utility>

#include "target/target.h"

namespace strata::translate {
namespace {

using schema::UnmanagedKind;
using schema::UnmanagedObject;

// Tells whether two are the same.
std::string definition_of(const schema::Index& index) {
  std::string text(index.kind == schema::IndexKind::unique ? "unique " : "");
  text += target::index_type_name(index.type);
  for (const schema::KeyColumn& column : index.columns) {
    const bool is_descending = column.sort == schema::SortOrder::descending;
    const std::string_view operators =
        column.is_default_class ? std::string_view() : std::string_view(column.operator_class);
    text += fmt::format(" \"{}\" {}{}", column.name, operators, is_descending ? " descending" : "");
  }
  for (const std::string& column : index.included) text += fmt::format(" with \"{}\"", column);
  return text + " where " + index.predicate.value_or("");
}

UnmanagedObject to_object(const schema::Index& index, const schema::ObjectName& table) {
  UnmanagedObject object{.kind = UnmanagedKind::partial_index,
                         .owner = table,
                         .name = index.name,
                         .definition = definition_of(index)};
  for (const schema::KeyColumn& column : index.columns) {
    object.uses.push_back({.table = table, .column = column.name});
  }
  return object;
}

void list_partial_indexes(schema::Schema& database) {
  schema::set_partial_indexes_aside(database);
  for (const schema::Table& table : database.tables) {
    const schema::ObjectName name = without_default_namespace(table.name, database);
    for (const schema::Index& index : table.unmanaged_indexes) {
      database.unmanaged.push_back(to_object(index, name));
    }
  }
}

// Which version of it there is, is the server's business.
void list_extensions(schema::Schema& database) {
  for (const schema::Extension& extension : std::exchange(database.extensions, {})) {
    if (extension.is_standard) continue;
    database.unmanaged.push_back({.kind = UnmanagedKind::extension, .name = extension.name});
  }
}

}  // namespace

void set_unspoken_aside(schema::Schema& database, const psl::Datamodel& datamodel) {
  if (!datamodel.has_preview_feature("partialIndexes")) list_partial_indexes(database);
  if (!datamodel.has_preview_feature("postgresqlExtensions")) list_extensions(database);
  schema::sort_unmanaged(database.unmanaged);
}

}  // namespace strata::translate
