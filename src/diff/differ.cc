#include "diff/differ.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "diff/database_diff.h"
#include "diff/enum_keys.h"
#include "diff/held_keys.h"
#include "diff/index_names.h"
#include "diff/namespaces.h"
#include "diff/order.h"
#include "diff/pairing.h"
#include "diff/read_alike.h"
#include "diff/table_diff.h"

namespace strata::diff {
namespace {

using schema::Schema;
using schema::Table;

bool same_sequence(const schema::Identity& left, const schema::Identity& right) {
  const auto values = [](const schema::Identity& i) {
    return std::tuple(i.cache, i.increment, i.min_value, i.max_value, i.start);
  };
  return values(left) == values(right);
}

bool has_column(const std::vector<schema::KeyColumn>& columns, const std::string& name) {
  return std::ranges::find(columns, name, &schema::KeyColumn::name) != columns.end();
}

// Dropped and created again, and the index with it.
bool has_recreated_column(const TableDiff& diff, const schema::Index& index, const Policy& policy) {
  const bool has_condition = index.predicate && policy.abilities().compare_predicates;
  return std::ranges::any_of(diff.kept_columns, [&](const ColumnPair& pair) {
    if (pair.changes.type != TypeChange::not_castable) return false;
    const std::string& name = diff.table.next->columns[pair.column.next].name;
    return has_column(index.columns, name) ||
           (has_condition && policy.condition_names(*index.predicate, name));
  });
}

// A unique over the columns of the primary key that the table gets.
bool becomes_primary_key(const TableDiff& diff, KeyIndex position) {
  if (diff.primary_key != PrimaryKeyChange::created) return false;
  const schema::Index& index = diff.table.previous->indexes[position];
  const auto is_dropped = [&](const schema::KeyColumn& column) {
    return std::ranges::any_of(diff.dropped_columns, [&](ColumnIndex i) {
      return diff.table.previous->columns[i].name == column.name;
    });
  };
  return index.kind == schema::IndexKind::unique &&
         std::ranges::equal(index.columns, diff.table.next->primary_key->columns, {},
                            &schema::KeyColumn::name, &schema::KeyColumn::name) &&
         std::ranges::none_of(index.columns, is_dropped);
}

// Collects the steps of one migration, in any order.
class Differ {
 public:
  Differ(const Schema& previous, const Schema& next, const Policy& policy)
      : previous_(previous), next_(next), policy_(policy) {}

  std::vector<Step> steps() && {
    compare_beside_tables({&previous_, &next_}, steps_);
    const Pairing<TableId> tables = pair_by_name(previous_.tables, next_.tables);
    for (const TableId id : tables.created) create_table(id);
    for (const Pair<TableId>& id : tables.kept) compare(id);
    for (const TableId id : tables.dropped) drop_table(id);
    if (policy_.abilities().separate_foreign_keys) move_keys_to_redefined_tables(tables.kept);
    if (!redefined_.tables.empty()) steps_.emplace_back(std::move(redefined_));
    if (policy_.abilities().rebuild_enums) release_keys_of_enums(steps_, {&previous_, &next_}, policy_);
    put_in_order(steps_);
    free_index_names(steps_, {&previous_, &next_}, policy_);
    if (policy_.abilities().foreign_keys_hold_keys) {
      release_keys_of_lost_keys(steps_, {&previous_, &next_}, policy_);
    }
    return std::move(steps_);
  }

 private:
  void create_table(TableId id) {
    const Table& table = next_.tables[id];
    steps_.emplace_back(CreateTable{.next = id});
    for (KeyIndex i = 0; i < table.indexes.size(); ++i) {
      steps_.emplace_back(CreateIndex{.previous_table = std::nullopt, .next_table = id, .next = i});
    }
    if (!policy_.abilities().separate_foreign_keys) return;
    for (KeyIndex i = 0; i < table.foreign_keys.size(); ++i) {
      steps_.emplace_back(AddForeignKey{.next_table = id, .next = i});
    }
  }

  void drop_table(TableId id) {
    const Table& table = previous_.tables[id];
    steps_.emplace_back(DropTable{.previous = id});
    if (policy_.abilities().separate_foreign_keys) {
      for (KeyIndex i = 0; i < table.foreign_keys.size(); ++i) {
        steps_.emplace_back(DropForeignKey{.previous_table = id, .previous = i});
      }
    }
    // Their names may be wanted by indexes that a redefined table gets, which happens in the same step.
    if (!policy_.abilities().drop_indexes_of_tables || redefined_.tables.empty()) return;
    for (KeyIndex i = 0; i < table.indexes.size(); ++i) drop_index(id, i);
  }

  void drop_index(TableId table, KeyIndex index) {
    if (policy_.is_part_of_table(previous_.tables[table].indexes[index])) return;
    steps_.emplace_back(DropIndex{.previous_table = table, .previous = index});
  }

  void compare(const Pair<TableId>& id) {
    const Pair<const Table*> table = {&previous_.tables[id.previous], &next_.tables[id.next]};
    if (*table.previous == *table.next) return;  // the common case, and much cheaper
    TableDiff diff = compare_tables(id, table, policy_);
    if (policy_.needs_redefinition(diff)) {
      redefine(std::move(diff));
    } else {
      alter(diff);
    }
  }

  void redefine(TableDiff diff) {
    redefined_.tables.push_back({.table = diff.id,
                                 .primary_key_dropped = diff.drops_primary_key(),
                                 .added = std::move(diff.added_columns),
                                 .dropped = std::move(diff.dropped_columns),
                                 .kept = std::move(diff.kept_columns)});
  }

  void alter(const TableDiff& diff) {
    alter_foreign_keys(diff);
    alter_indexes(diff);
    if (policy_.abilities().alter_sequences) alter_sequences(diff);
    const bool alters_key =
        diff.primary_key == PrimaryKeyChange::changed && policy_.abilities().alter_primary_key;
    if (alters_key) steps_.emplace_back(AlterPrimaryKey{.table = diff.id});
    std::vector<TableChange> changes;
    if (diff.drops_primary_key() && !alters_key) changes.emplace_back(DropPrimaryKey{});
    if (diff.primary_key_renamed && (alters_key || !diff.adds_primary_key()))
      changes.emplace_back(RenamePrimaryKey{});
    for (const ColumnIndex i : diff.dropped_columns) changes.emplace_back(DropColumn{.previous = i});
    for (const ColumnIndex i : diff.added_columns) changes.emplace_back(AddColumn{.next = i});
    alter_columns(diff, changes);
    if (diff.adds_primary_key() && !alters_key) changes.emplace_back(AddPrimaryKey{});
    if (!changes.empty()) steps_.emplace_back(AlterTable{.table = diff.id, .changes = std::move(changes)});
  }

  // By position, unlike the columns that come and go.
  static void alter_columns(const TableDiff& diff, std::vector<TableChange>& changes) {
    std::vector<ColumnPair> altered;
    std::ranges::copy_if(diff.kept_columns, std::back_inserter(altered),
                         [](const ColumnPair& pair) { return pair.changes.any(); });
    std::ranges::sort(altered, {}, [](const ColumnPair& pair) {
      return std::pair(pair.column.previous, pair.column.next);
    });
    for (const ColumnPair& pair : altered) {
      if (pair.changes.type == TypeChange::not_castable) {
        changes.emplace_back(DropAndRecreateColumn{pair});
      } else {
        changes.emplace_back(AlterColumn{pair});
      }
    }
  }

  // Both sides count: another range or step, the same column.
  void alter_sequences(const TableDiff& diff) {
    const std::vector<schema::Identity>& next = diff.table.next->identities;
    for (std::size_t i = 0; i < diff.table.previous->identities.size(); ++i) {
      const schema::Identity& previous = diff.table.previous->identities[i];
      const auto found = std::ranges::find(next, previous.column, &schema::Identity::column);
      if (found == next.end() || same_sequence(previous, *found)) continue;
      steps_.emplace_back(
          AlterSequence{.table = diff.id, .identity = {i, static_cast<std::size_t>(found - next.begin())}});
    }
  }

  void alter_indexes(const TableDiff& diff) {
    for (const KeyIndex i : diff.dropped_indexes) {
      if (policy_.is_part_of_table(diff.table.previous->indexes[i])) continue;
      steps_.emplace_back(DropIndex{.previous_table = diff.id.previous,
                                    .previous = i,
                                    .after_primary_key = becomes_primary_key(diff, i)});
    }
    for (KeyIndex i = 0; i < diff.table.next->indexes.size(); ++i) {
      if (diff.is_created_index(i) || loses(diff, i)) {
        steps_.emplace_back(
            CreateIndex{.previous_table = diff.id.previous, .next_table = diff.id.next, .next = i});
      }
    }
    for (const Pair<KeyIndex>& index : diff.renamed_indexes) {
      if (loses(diff, index.next)) continue;
      if (policy_.abilities().rename_indexes) {
        steps_.emplace_back(RenameIndex{.table = diff.id, .index = index});
      } else {
        steps_.emplace_back(RedefineIndex{.table = diff.id, .index = index});
      }
    }
  }

  // An index that both sides have, lost with a column of it.
  bool loses(const TableDiff& diff, KeyIndex next) const {
    return policy_.abilities().drop_indexes_with_columns &&
           has_recreated_column(diff, diff.table.next->indexes[next], policy_);
  }

  void alter_foreign_keys(const TableDiff& diff) {
    if (!policy_.abilities().separate_foreign_keys) return;
    for (const KeyIndex i : diff.dropped_foreign_keys) {
      steps_.emplace_back(DropForeignKey{.previous_table = diff.id.previous, .previous = i});
    }
    for (const KeyIndex i : diff.created_foreign_keys) {
      steps_.emplace_back(AddForeignKey{.next_table = diff.id.next, .next = i});
    }
    for (const Pair<KeyIndex>& key : diff.renamed_foreign_keys) rename_foreign_key(diff, key);
  }

  // A table that is built anew takes its own foreign keys along, those of other tables let go of it first.
  void move_keys_to_redefined_tables(const std::vector<Pair<TableId>>& tables) {
    std::set<TableId> redefined;
    for (const RedefineTable& table : redefined_.tables) redefined.insert(table.table.previous);
    if (redefined.empty()) return;
    const Names<TableId> names = names_of(previous_.tables);
    for (const Pair<TableId>& id : tables) {
      if (redefined.contains(id.previous)) continue;
      const Pair<const Table*> table = {&previous_.tables[id.previous], &next_.tables[id.next]};
      const TableDiff diff = compare_tables(id, table, policy_);
      for (const Pair<KeyIndex>& key : diff.kept_foreign_keys) {
        const auto target = names.find(&table.previous->foreign_keys[key.previous].referenced_table);
        if (target == names.end() || !redefined.contains(target->second)) continue;
        steps_.emplace_back(DropForeignKey{.previous_table = id.previous, .previous = key.previous});
        steps_.emplace_back(AddForeignKey{.next_table = id.next, .next = key.next});
      }
    }
  }

  void rename_foreign_key(const TableDiff& diff, const Pair<KeyIndex>& key) {
    if (policy_.abilities().rename_foreign_keys) {
      steps_.emplace_back(RenameForeignKey{.table = diff.id, .foreign_key = key});
      return;
    }
    steps_.emplace_back(DropForeignKey{.previous_table = diff.id.previous, .previous = key.previous});
    steps_.emplace_back(AddForeignKey{.next_table = diff.id.next, .next = key.next});
  }

  const Schema& previous_;
  const Schema& next_;
  const Policy& policy_;
  RedefineTables redefined_;
  std::vector<Step> steps_;
};

// The database in the words of the schema file.
void read_database_as(const Schema& file, Schema& database, const Policy& policy) {
  read_alike(database, file);
  policy.adopt_spelling(database, file);
}

// Of a column that the database numbers by itself a default of another kind is never used, and pull does not
// write it: no reason to build a table anew.
void forget_unused_defaults(Schema& database, const Schema& file) {
  const auto is_unused = [](const schema::Column& column) {
    return column.is_autoincrement && column.default_value &&
           !std::holds_alternative<schema::SequenceDefault>(*column.default_value);
  };
  for (Table& table : database.tables) {
    const auto column = std::ranges::find_if(table.columns, is_unused);
    if (column == table.columns.end()) continue;
    const auto next = std::ranges::find(file.tables, table.name, &Table::name);
    if (next == file.tables.end()) continue;
    const auto position = next->find_column(column->name);
    if (position && !next->columns[*position].default_value) column->default_value.reset();
  }
}

}  // namespace

void align(const Pair<Schema*>& schemas, const Policy& policy, const External& external) {
  Schema& previous = *schemas.previous;
  Schema& next = *schemas.next;
  if (previous.partial_indexes == schema::PartialIndexes::found) forget_unused_defaults(previous, next);
  align_namespaces(previous, next, policy.abilities().default_namespace);
  leave_out(external, previous);
  leave_out(external, next);
  if (schema::is_database(previous) && !schema::is_database(next)) read_database_as(next, previous, policy);
  if (schema::is_database(next) && !schema::is_database(previous)) read_database_as(previous, next, policy);
}

Migration compare(Pair<Schema> aligned, const Policy& policy) {
  std::vector<Step> steps = Differ(aligned.previous, aligned.next, policy).steps();
  return {.schemas = std::move(aligned), .steps = std::move(steps)};
}

Migration diff(Schema previous, Schema next, const Policy& policy, const External& external) {
  Pair<Schema> schemas = {std::move(previous), std::move(next)};
  align({&schemas.previous, &schemas.next}, policy, external);
  return compare(std::move(schemas), policy);
}

}  // namespace strata::diff
