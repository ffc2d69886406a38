#include "diff/held_keys.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "diff/order.h"
#include "diff/pairing.h"
#include "diff/released_key.h"
#include "diff/table_diff.h"

namespace strata::diff {
namespace {

using schema::Schema;
using schema::Table;

// What a table loses.
struct LostKeys {
  bool primary_key = false;
  std::set<KeyIndex> uniques;
};

bool can_be_referred_to(const schema::Index& index) {
  return index.kind == schema::IndexKind::unique && !index.predicate;
}

std::map<TableId, LostKeys> lost_keys(const std::vector<Step>& steps, const Schema& previous) {
  std::map<TableId, LostKeys> lost;
  for (const Step& step : steps) {
    if (const auto* const alter = std::get_if<AlterTable>(&step)) {
      const bool drops = std::ranges::any_of(alter->changes, [](const TableChange& change) {
        return std::holds_alternative<DropPrimaryKey>(change);
      });
      if (drops) lost[alter->table.previous].primary_key = true;
    } else if (const auto* const drop = std::get_if<DropIndex>(&step)) {
      const bool counts = can_be_referred_to(previous.tables[drop->previous_table].indexes[drop->previous]);
      if (counts) lost[drop->previous_table].uniques.insert(drop->previous);
    }
  }
  return lost;
}

// In any order.
bool covers(const std::vector<schema::KeyColumn>& key, const schema::ForeignKey& foreign_key) {
  return key.size() == foreign_key.referenced_columns.size() &&
         std::ranges::all_of(key, [&](const schema::KeyColumn& column) {
           return std::ranges::find(foreign_key.referenced_columns, column.name) !=
                  foreign_key.referenced_columns.end();
         });
}

// The database takes the first key that fits when the foreign key is made: the primary key, which is as old
// as the table, or the oldest unique index. Which of several is the oldest only a schema file tells, by their
// order.
bool is_held_by_lost_key(const schema::ForeignKey& foreign_key, const Table& table, const LostKeys& lost,
                         bool knows_order) {
  if (table.primary_key && covers(table.primary_key->columns, foreign_key)) return lost.primary_key;
  for (KeyIndex i = 0; i < table.indexes.size(); ++i) {
    const schema::Index& index = table.indexes[i];
    if (!can_be_referred_to(index) || !covers(index.columns, foreign_key)) continue;
    if (lost.uniques.contains(i)) return true;
    if (knows_order) return false;
  }
  return false;
}

}  // namespace

void release_keys_of_lost_keys(std::vector<Step>& steps, const Pair<const Schema*>& schemas,
                               const Policy& policy) {
  const std::map<TableId, LostKeys> lost = lost_keys(steps, *schemas.previous);
  if (lost.empty()) return;
  const bool knows_order = !schema::is_database(*schemas.previous);
  const Names<TableId> names = names_of(schemas.previous->tables);
  const std::size_t count = steps.size();
  for (const Pair<TableId>& id : pair_by_name(schemas.previous->tables, schemas.next->tables).kept) {
    const Pair<const Table*> table = {&schemas.previous->tables[id.previous], &schemas.next->tables[id.next]};
    const auto is_held = [&](const schema::ForeignKey& key) {
      const auto target = names.find(&key.referenced_table);
      const auto losing = target == names.end() ? lost.end() : lost.find(target->second);
      return losing != lost.end() &&
             is_held_by_lost_key(key, schemas.previous->tables[losing->first], losing->second, knows_order);
    };
    if (std::ranges::none_of(table.previous->foreign_keys, is_held)) continue;
    for (const Pair<KeyIndex>& key : compare_tables(id, table, policy).kept_foreign_keys) {
      if (is_held(table.previous->foreign_keys[key.previous])) release_key(steps, id, key);
    }
  }
  if (steps.size() != count) put_in_order(steps);
}

}  // namespace strata::diff
