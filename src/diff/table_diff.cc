#include "diff/table_diff.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "diff/default_diff.h"
#include "diff/key_diff.h"
#include "diff/policy.h"

namespace strata::diff {
namespace {

using schema::Column;
using schema::KeyColumn;

std::vector<ColumnIndex> by_name(const std::vector<Column>& columns) {
  std::vector<ColumnIndex> order(columns.size());
  std::iota(order.begin(), order.end(), ColumnIndex{0});
  std::ranges::sort(order, {}, [&](ColumnIndex i) -> const std::string& { return columns[i].name; });
  return order;
}

ColumnChanges compare_columns(const Pair<const Column*>& column, const Pair<const schema::Table*>& table,
                              const Policy& policy) {
  const bool counts = policy.abilities().compare_autoincrement;
  return {.arity = column.previous->arity != column.next->arity,
          .default_value = !same_default(column, policy),
          .type = policy.type_change(column, table),
          .autoincrement = counts && column.previous->is_autoincrement != column.next->is_autoincrement};
}

// Both sides sorted by name, then merged.
void compare_columns(TableDiff& diff, const Policy& policy) {
  const std::vector<Column>& previous = diff.table.previous->columns;
  const std::vector<Column>& next = diff.table.next->columns;
  const std::vector<ColumnIndex> left = by_name(previous);
  const std::vector<ColumnIndex> right = by_name(next);
  auto l = left.begin();
  auto r = right.begin();
  while (l != left.end() || r != right.end()) {
    const int order = l == left.end() ? 1 : r == right.end() ? -1 : previous[*l].name.compare(next[*r].name);
    if (order < 0) {
      diff.dropped_columns.push_back(*l++);
    } else if (order > 0) {
      diff.added_columns.push_back(*r++);
    } else {
      diff.kept_columns.push_back(
          {.column = {*l, *r}, .changes = compare_columns({&previous[*l], &next[*r]}, diff.table, policy)});
      ++l;
      ++r;
    }
  }
}

bool same_key_column(const KeyColumn& left, const KeyColumn& right) {
  return left.name == right.name && left.length == right.length &&
         (left.sort == schema::SortOrder::descending) == (right.sort == schema::SortOrder::descending);
}

bool any_retyped(const TableDiff& diff, const schema::PrimaryKey& key) {
  return std::ranges::any_of(diff.kept_columns, [&](const ColumnPair& pair) {
    return pair.changes.type != TypeChange::none &&
           std::ranges::find(key.columns, diff.table.next->columns[pair.column.next].name,
                             &KeyColumn::name) != key.columns.end();
  });
}

void compare_primary_keys(TableDiff& diff, const Policy& policy) {
  const auto& previous = diff.table.previous->primary_key;
  const auto& next = diff.table.next->primary_key;
  if (!previous && !next) return;
  if (!previous) {
    diff.primary_key = PrimaryKeyChange::created;
  } else if (!next) {
    diff.primary_key = PrimaryKeyChange::dropped;
  } else {
    const bool is_same =
        policy.abilities().alter_primary_key
            ? std::ranges::equal(previous->columns, next->columns, {}, &KeyColumn::name, &KeyColumn::name)
            : std::ranges::equal(previous->columns, next->columns, same_key_column) &&
                  !any_retyped(diff, *next);
    if (!is_same) diff.primary_key = PrimaryKeyChange::changed;
    diff.primary_key_renamed = previous->name != next->name;
  }
}

}  // namespace

bool TableDiff::any_column_changed() const {
  return std::ranges::any_of(kept_columns, [](const ColumnPair& pair) { return pair.changes.any(); });
}

TableDiff compare_tables(const Pair<TableId>& id, const Pair<const schema::Table*>& table,
                         const Policy& policy) {
  TableDiff diff{.id = id, .table = table};
  compare_columns(diff, policy);
  compare_primary_keys(diff, policy);
  compare_indexes(diff, policy);
  compare_foreign_keys(diff);
  return diff;
}

}  // namespace strata::diff
