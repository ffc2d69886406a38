#include "translate/pull/join_table.h"

#include <algorithm>
#include <string_view>

namespace strata::translate::pull {
namespace {

bool is_a(std::string_view column) {
  return column == "A" || column == "a";
}

bool is_b(std::string_view column) {
  return column == "B" || column == "b";
}

bool is_a_and_b(const std::vector<schema::KeyColumn>& columns) {
  return columns.size() == 2 && is_a(columns[0].name) && is_b(columns[1].name);
}

bool has_key(const schema::Table& table, const target::Target& target) {
  if (target.many_to_many_primary_key && table.primary_key && is_a_and_b(table.primary_key->columns)) {
    return true;
  }
  return std::ranges::any_of(table.indexes, [](const schema::Index& index) {
    return index.kind == schema::IndexKind::unique && is_a_and_b(index.columns);
  });
}

bool has_index_over_b(const schema::Table& table) {
  return std::ranges::any_of(table.indexes, [](const schema::Index& index) {
    return index.kind == schema::IndexKind::normal && index.columns.size() == 1 &&
           is_b(index.columns[0].name);
  });
}

bool lead_from_a_and_b(const schema::ForeignKey& a, const schema::ForeignKey& b) {
  return is_a(a.columns[0]) && is_b(b.columns[0]);
}

}  // namespace

std::optional<JoinTable> find_join_table(const schema::Table& table, const target::Target& target) {
  if (!table.name.name.starts_with('_') || table.foreign_keys.size() != 2) return std::nullopt;
  if (!has_key(table, target) || !has_index_over_b(table)) return std::nullopt;
  const schema::ForeignKey& first = table.foreign_keys[0];
  const schema::ForeignKey& second = table.foreign_keys[1];
  if (lead_from_a_and_b(first, second)) return JoinTable{.key_a = 0, .key_b = 1};
  if (lead_from_a_and_b(second, first)) return JoinTable{.key_a = 1, .key_b = 0};
  return std::nullopt;
}

bool is_in_order(const JoinTable& join_table, const schema::Table& table) {
  return table.foreign_keys[join_table.key_a].referenced_table.name <=
         table.foreign_keys[join_table.key_b].referenced_table.name;
}

}  // namespace strata::translate::pull
