#include "diff/differ.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "diff/index_names.h"
#include "diff/order.h"
#include "diff/table_diff.h"

namespace strata::diff {
namespace {

using schema::ObjectName;
using schema::Schema;
using schema::Table;

struct NameHash {
  std::size_t operator()(const ObjectName* name) const {
    const std::hash<std::string_view> hash;
    return hash(name->name) * 31 + hash(name->namespace_name);
  }
};
struct NameEqual {
  bool operator()(const ObjectName* left, const ObjectName* right) const { return *left == *right; }
};

template <typename IdType>
using Names = std::unordered_map<const ObjectName*, IdType, NameHash, NameEqual>;

template <typename IdType, typename T>
Names<IdType> names_of(const IdVector<IdType, T>& objects) {
  Names<IdType> names;
  names.reserve(objects.size());
  for (std::size_t i = 0; i < objects.size(); ++i) {
    const IdType id = IdVector<IdType, T>::id(i);
    names.emplace(&objects[id].name, id);
  }
  return names;
}

// What stands on one side only, and what stands on both: by position of its side, pairs by previous.
template <typename IdType>
struct Pairing {
  std::vector<IdType> dropped, created;
  std::vector<Pair<IdType>> kept;
};

template <typename IdType, typename T>
Pairing<IdType> pair_by_name(const IdVector<IdType, T>& previous, const IdVector<IdType, T>& next) {
  const Names<IdType> previous_names = names_of(previous);
  const Names<IdType> next_names = names_of(next);
  Pairing<IdType> pairing;
  for (std::size_t i = 0; i < previous.size(); ++i) {
    const IdType id = IdVector<IdType, T>::id(i);
    const auto found = next_names.find(&previous[id].name);
    if (found == next_names.end()) {
      pairing.dropped.push_back(id);
    } else {
      pairing.kept.push_back({id, found->second});
    }
  }
  for (std::size_t i = 0; i < next.size(); ++i) {
    const IdType id = IdVector<IdType, T>::id(i);
    if (!previous_names.contains(&next[id].name)) pairing.created.push_back(id);
  }
  return pairing;
}

std::vector<std::string> missing_from(const std::vector<std::string>& values,
                                      const std::vector<std::string>& wanted) {
  std::vector<std::string> missing;
  std::ranges::copy_if(wanted, std::back_inserter(missing), [&](const std::string& value) {
    return std::ranges::find(values, value) == values.end();
  });
  return missing;
}

// Collects the steps of one migration, in any order.
class Differ {
 public:
  Differ(const Schema& previous, const Schema& next, const Policy& policy)
      : previous_(previous), next_(next), policy_(policy) {}

  std::vector<Step> steps() && {
    create_namespaces();
    compare_enums();
    const Pairing<TableId> tables = pair_by_name(previous_.tables, next_.tables);
    for (const TableId id : tables.created) create_table(id);
    for (const Pair<TableId>& id : tables.kept) compare(id);
    for (const TableId id : tables.dropped) drop_table(id);
    if (!redefined_.tables.empty()) steps_.emplace_back(std::move(redefined_));
    put_in_order(steps_);
    if (policy_.abilities().shared_index_names) free_index_names(steps_, {&previous_, &next_});
    return std::move(steps_);
  }

 private:
  void create_namespaces() {
    for (const std::string& name : missing_from(previous_.namespaces, next_.namespaces)) {
      steps_.emplace_back(CreateNamespace{.name = name});
    }
  }

  void compare_enums() {
    const Pairing<schema::EnumId> enums = pair_by_name(previous_.enums, next_.enums);
    for (const schema::EnumId id : enums.created) steps_.emplace_back(CreateEnum{.next = id});
    for (const schema::EnumId id : enums.dropped) steps_.emplace_back(DropEnum{.previous = id});
    for (const Pair<schema::EnumId>& id : enums.kept) {
      const std::vector<std::string>& previous = previous_.enums[id.previous].values;
      const std::vector<std::string>& next = next_.enums[id.next].values;
      AlterEnum step{
          .enumeration = id, .added = missing_from(previous, next), .removed = missing_from(next, previous)};
      if (!step.added.empty() || !step.removed.empty()) steps_.emplace_back(std::move(step));
    }
  }

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
    std::vector<TableChange> changes;
    if (diff.drops_primary_key()) changes.emplace_back(DropPrimaryKey{});
    if (diff.primary_key_renamed) changes.emplace_back(RenamePrimaryKey{});
    for (const ColumnIndex i : diff.dropped_columns) changes.emplace_back(DropColumn{.previous = i});
    for (const ColumnIndex i : diff.added_columns) changes.emplace_back(AddColumn{.next = i});
    alter_columns(diff, changes);
    const bool adds_key =
        diff.primary_key == PrimaryKeyChange::created || diff.primary_key == PrimaryKeyChange::changed;
    if (adds_key) changes.emplace_back(AddPrimaryKey{});
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

  void alter_indexes(const TableDiff& diff) {
    for (const KeyIndex i : diff.dropped_indexes) drop_index(diff.id.previous, i);
    for (const KeyIndex i : diff.created_indexes) {
      steps_.emplace_back(
          CreateIndex{.previous_table = diff.id.previous, .next_table = diff.id.next, .next = i});
    }
    for (const Pair<KeyIndex>& index : diff.renamed_indexes) {
      if (policy_.abilities().rename_indexes) {
        steps_.emplace_back(RenameIndex{.table = diff.id, .index = index});
      } else {
        steps_.emplace_back(RedefineIndex{.table = diff.id, .index = index});
      }
    }
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

// A schema file that cannot speak of them leaves those of a database alone.
bool ignores_partial_indexes(const Schema& file, const Schema& database) {
  return file.partial_indexes == schema::PartialIndexes::unspoken &&
         database.partial_indexes == schema::PartialIndexes::found;
}

}  // namespace

Migration diff(Schema previous, Schema next, const Policy& policy) {
  if (ignores_partial_indexes(next, previous)) set_partial_indexes_aside(previous);
  if (ignores_partial_indexes(previous, next)) set_partial_indexes_aside(next);
  std::vector<Step> steps = Differ(previous, next, policy).steps();
  return {.schemas = {std::move(previous), std::move(next)}, .steps = std::move(steps)};
}

}  // namespace strata::diff
