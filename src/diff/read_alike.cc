#include "diff/read_alike.h"

#include <algorithm>
#include <map>

namespace strata::diff {
namespace {

using schema::Index;
using schema::KeyColumn;
using schema::Table;

const Index* find_index(const Table& table, const std::string& name) {
  const auto found = std::ranges::find(table.indexes, name, &Index::name);
  return found == table.indexes.end() ? nullptr : &*found;
}

void forget_operator_classes(Index& index, const Index& in_file) {
  const bool names_one = std::ranges::any_of(
      in_file.columns, [](const KeyColumn& column) { return !column.operator_class.empty(); });
  if (names_one || index.type != target::IndexType::btree) return;
  for (KeyColumn& column : index.columns) column.operator_class.clear();
}

void take_included(Index& index, const Index& in_file) {
  if (in_file.columns.size() != index.columns.size() + index.included.size()) return;
  for (const std::string& column : index.included) index.columns.push_back(KeyColumn{.name = column});
  index.included.clear();
}

}  // namespace

void read_alike(schema::Schema& database, const schema::Schema& file) {
  const bool speaks_of_conditions = file.partial_indexes == schema::PartialIndexes::declared;
  std::map<schema::ObjectName, const Table*> tables;
  for (const Table& table : file.tables) tables.emplace(table.name, &table);
  for (Table& table : database.tables) {
    const auto counterpart = tables.find(table.name);
    if (counterpart == tables.end()) continue;
    for (Index& index : table.indexes) {
      const Index* const in_file = find_index(*counterpart->second, index.name);
      if (in_file == nullptr) continue;
      forget_operator_classes(index, *in_file);
      take_included(index, *in_file);
      if (!speaks_of_conditions) index.predicate.reset();
    }
  }
  if (!speaks_of_conditions) set_partial_indexes_aside(database);
}

}  // namespace strata::diff
