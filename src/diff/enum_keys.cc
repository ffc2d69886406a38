#include "diff/enum_keys.h"

#include <algorithm>
#include <set>

#include "diff/pairing.h"
#include "diff/released_key.h"
#include "diff/table_diff.h"

namespace strata::diff {
namespace {

using schema::ObjectName;
using schema::Schema;
using schema::Table;

using EnumNames = std::set<ObjectName>;

EnumNames rebuilt_enums(const std::vector<Step>& steps, const Schema& previous) {
  EnumNames names;
  for (const Step& step : steps) {
    const auto* const alter = std::get_if<AlterEnum>(&step);
    if (alter != nullptr && !alter->removed.empty()) {
      names.insert(previous.enums[alter->enumeration.previous].name);
    }
  }
  return names;
}

bool holds_enum(const Table& table, KeyIndex key, const EnumNames& enums) {
  return std::ranges::any_of(table.foreign_keys[key].columns, [&](const std::string& name) {
    const auto column = table.find_column(name);
    if (!column) return false;
    const schema::ColumnType& type = table.columns[*column].type;
    return type.family == schema::TypeFamily::enum_ &&
           enums.contains({.namespace_name = type.enum_namespace, .name = type.name});
  });
}

// The keys that stay otherwise.
void release_kept_keys(std::vector<Step>& steps, const TableDiff& diff, const EnumNames& enums) {
  for (const Pair<KeyIndex>& key : diff.kept_foreign_keys) {
    if (!holds_enum(*diff.table.previous, key.previous, enums)) continue;
    release_key(steps, diff.id, key);
  }
}

}  // namespace

void release_keys_of_enums(std::vector<Step>& steps, const Pair<const Schema*>& schemas,
                           const Policy& policy) {
  const EnumNames enums = rebuilt_enums(steps, *schemas.previous);
  if (enums.empty()) return;
  for (const Pair<TableId>& id : pair_by_name(schemas.previous->tables, schemas.next->tables).kept) {
    const Pair<const Table*> table = {&schemas.previous->tables[id.previous], &schemas.next->tables[id.next]};
    if (table.previous->foreign_keys.empty()) continue;
    release_kept_keys(steps, compare_tables(id, table, policy), enums);
  }
  for (Step& step : steps) {
    auto* const drop = std::get_if<DropForeignKey>(&step);
    if (drop == nullptr) continue;
    drop->before_enums = holds_enum(schemas.previous->tables[drop->previous_table], drop->previous, enums);
  }
}

}  // namespace strata::diff
