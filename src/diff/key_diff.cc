#include "diff/key_diff.h"

#include <algorithm>
#include <compare>
#include <numeric>
#include <span>
#include <string>
#include <tuple>

namespace strata::diff {
namespace {

using schema::ForeignKey;
using schema::Index;
using schema::KeyColumn;

bool is_descending(const KeyColumn& column) {
  return column.sort == schema::SortOrder::descending;
}

std::string_view operator_class(const KeyColumn& column) {
  return column.is_default_class ? std::string_view() : std::string_view(column.operator_class);
}

std::strong_ordering compare_columns(const KeyColumn& left, const KeyColumn& right) {
  const auto values = [](const KeyColumn& c) { return std::make_tuple(is_descending(c), c.length); };
  if (const auto order = left.name <=> right.name; order != 0) return order;
  if (const auto order = operator_class(left) <=> operator_class(right); order != 0) return order;
  return values(left) <=> values(right);
}

struct IndexContent {
  bool with_predicates = true;

  std::strong_ordering operator()(const Index& left, const Index& right) const {
    const auto order =
        std::lexicographical_compare_three_way(left.columns.begin(), left.columns.end(),
                                               right.columns.begin(), right.columns.end(), compare_columns);
    if (order != 0) return order;
    const auto kind = std::tie(left.kind, left.type) <=> std::tie(right.kind, right.type);
    if (kind != 0 || !with_predicates) return kind;
    return left.predicate <=> right.predicate;
  }
};

std::strong_ordering compare_key_content(const ForeignKey& left, const ForeignKey& right) {
  return std::tie(left.columns, left.referenced_table, left.referenced_columns, left.on_delete,
                  left.on_update) <=> std::tie(right.columns, right.referenced_table,
                                               right.referenced_columns, right.on_delete, right.on_update);
}

// The positions of `keys` sorted by content, equal ones by position.
template <typename Key, typename Compare>
std::vector<KeyIndex> by_content(const std::vector<Key>& keys, const Compare& compare) {
  std::vector<KeyIndex> order(keys.size());
  std::iota(order.begin(), order.end(), KeyIndex{0});
  std::ranges::sort(order, [&](KeyIndex left, KeyIndex right) {
    const auto content = compare(keys[left], keys[right]);
    return content != 0 ? content < 0 : left < right;
  });
  return order;
}

// For each of `wanted` the first of `keys` with the same content.
template <typename Key, typename Compare>
std::vector<std::optional<KeyIndex>> find_equal(const std::vector<Key>& wanted, const std::vector<Key>& keys,
                                                const Compare& compare) {
  const std::vector<KeyIndex> order = by_content(keys, compare);
  std::vector<std::optional<KeyIndex>> found(wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto at =
        std::ranges::partition_point(order, [&](KeyIndex key) { return compare(keys[key], wanted[i]) < 0; });
    if (at != order.end() && compare(keys[*at], wanted[i]) == 0) found[i] = *at;
  }
  return found;
}

// Of several twins those of one name belong together, then the others in their order.
void pair_twins(const Pair<std::span<const KeyIndex>>& twins, const Pair<const std::vector<Index>*>& indexes,
                std::vector<std::optional<KeyIndex>>& pairs) {
  std::vector<KeyIndex> rest(twins.next.begin(), twins.next.end());
  for (const KeyIndex i : twins.previous) {
    const std::string& name = (*indexes.previous)[i].name;
    const auto same = std::ranges::find_if(rest, [&](KeyIndex j) { return (*indexes.next)[j].name == name; });
    if (same == rest.end()) continue;
    pairs[i] = *same;
    rest.erase(same);
  }
  auto next = rest.begin();
  for (const KeyIndex i : twins.previous) {
    if (!pairs[i] && next != rest.end()) pairs[i] = *next++;
  }
}

// For each index of the previous side the one of the next side that it becomes.
std::vector<std::optional<KeyIndex>> pair_indexes(const std::vector<Index>& previous,
                                                  const std::vector<Index>& next,
                                                  const IndexContent& compare) {
  std::vector<std::optional<KeyIndex>> pairs(previous.size());
  const std::vector<KeyIndex> left = by_content(previous, compare);
  const std::vector<KeyIndex> right = by_content(next, compare);
  auto l = left.begin();
  auto r = right.begin();
  while (l != left.end() && r != right.end()) {
    const Index& content = previous[*l];
    const auto l_end =
        std::find_if(l, left.end(), [&](KeyIndex i) { return compare(previous[i], content) > 0; });
    r = std::find_if(r, right.end(), [&](KeyIndex i) { return compare(next[i], content) >= 0; });
    const auto r_end =
        std::find_if(r, right.end(), [&](KeyIndex i) { return compare(next[i], content) > 0; });
    pair_twins({{l, l_end}, {r, r_end}}, {&previous, &next}, pairs);
    l = l_end;
    r = r_end;
  }
  return pairs;
}

std::vector<KeyIndex> unpaired(const std::vector<std::optional<KeyIndex>>& pairs) {
  std::vector<KeyIndex> keys;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (!pairs[i]) keys.push_back(static_cast<KeyIndex>(i));
  }
  return keys;
}

bool same_columns(const Index& left, const Index& right) {
  return left.kind == right.kind &&
         std::ranges::equal(left.columns, right.columns, {}, &KeyColumn::name, &KeyColumn::name);
}

// Which of several twins became which cannot be told, so that none is renamed. A twin that goes is none.
bool has_twin(const std::vector<Index>& indexes, const std::vector<std::optional<KeyIndex>>& kept,
              std::size_t position) {
  for (std::size_t i = 0; i < indexes.size(); ++i) {
    if (i != position && kept[i] && same_columns(indexes[i], indexes[position])) return true;
  }
  return false;
}

// Does what an index does that stays.
bool is_spare(const std::vector<Index>& indexes, const std::vector<std::optional<KeyIndex>>& kept,
              KeyIndex position, const IndexContent& compare) {
  for (std::size_t i = 0; i < indexes.size(); ++i) {
    if (kept[i] && compare(indexes[i], indexes[position]) == 0) return true;
  }
  return false;
}

bool uses_column(const ForeignKey& key, const std::string& column) {
  return std::ranges::find(key.columns, column) != key.columns.end();
}

// A foreign key does not survive that the type of a column of it changes.
void forget_retyped(std::vector<std::optional<KeyIndex>>& pairs, const std::vector<ForeignKey>& keys,
                    const TableDiff& diff) {
  for (const ColumnPair& pair : diff.kept_columns) {
    if (pair.changes.type == TypeChange::none) continue;
    const std::string& column = diff.table.next->columns[pair.column.next].name;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      if (uses_column(keys[i], column)) pairs[i].reset();
    }
  }
}

// Of a many-to-many relation, whose keys nobody names: tools of other times named them otherwise.
bool is_link_table(const schema::Table& table) {
  return table.columns.size() == 2 && table.find_column("A") && table.find_column("B");
}

}  // namespace

std::optional<KeyIndex> kept_index(const Pair<const schema::Table*>& tables, KeyIndex previous,
                                   const Policy& policy) {
  const IndexContent content{.with_predicates = policy.abilities().compare_predicates};
  return pair_indexes(tables.previous->indexes, tables.next->indexes, content)[previous];
}

void compare_indexes(TableDiff& diff, const Policy& policy) {
  const std::vector<Index>& previous = diff.table.previous->indexes;
  const std::vector<Index>& next = diff.table.next->indexes;
  const IndexContent content{.with_predicates = policy.abilities().compare_predicates};
  const auto kept = pair_indexes(previous, next, content);
  std::vector<std::optional<KeyIndex>> known(next.size());
  for (std::size_t i = 0; i < previous.size(); ++i) {
    if (kept[i]) known[*kept[i]] = static_cast<KeyIndex>(i);
  }
  diff.dropped_indexes = unpaired(kept);
  // One that only a rebuild of its table could drop does no harm beside its twin.
  std::erase_if(diff.dropped_indexes, [&](KeyIndex i) {
    return policy.is_part_of_table(previous[i]) && is_spare(previous, kept, i, content);
  });
  diff.created_indexes = unpaired(known);
  for (std::size_t i = 0; i < previous.size(); ++i) {
    if (!kept[i] || previous[i].name == next[*kept[i]].name || has_twin(previous, kept, i)) continue;
    if (!policy.follows_index_name({&previous[i], &next[*kept[i]]})) continue;
    diff.renamed_indexes.push_back({static_cast<KeyIndex>(i), *kept[i]});
  }
}

void compare_foreign_keys(TableDiff& diff) {
  const std::vector<ForeignKey>& previous = diff.table.previous->foreign_keys;
  const std::vector<ForeignKey>& next = diff.table.next->foreign_keys;
  auto kept = find_equal(previous, next, compare_key_content);
  auto known = find_equal(next, previous, compare_key_content);
  forget_retyped(kept, previous, diff);
  forget_retyped(known, next, diff);
  diff.dropped_foreign_keys = unpaired(kept);
  diff.created_foreign_keys = unpaired(known);
  const bool is_link = is_link_table(*diff.table.previous) && is_link_table(*diff.table.next);
  for (std::size_t i = 0; i < previous.size(); ++i) {
    if (!kept[i]) continue;
    diff.kept_foreign_keys.push_back({static_cast<KeyIndex>(i), *kept[i]});
    if (is_link || previous[i].name == next[*kept[i]].name) continue;
    diff.renamed_foreign_keys.push_back({static_cast<KeyIndex>(i), *kept[i]});
  }
}

}  // namespace strata::diff
