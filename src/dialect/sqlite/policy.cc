#include "dialect/sqlite/policy.h"

#include <algorithm>

namespace strata::dialect::sqlite {

diff::TypeChange Policy::type_change(const Pair<const schema::Schema*>& /*schemas*/,
                                     const Pair<const schema::Column*>& column) const {
  const schema::TypeFamily next = column.next->type.family;
  if (column.previous->type.family == next) return diff::TypeChange::none;
  return next == schema::TypeFamily::string ? diff::TypeChange::safe : diff::TypeChange::risky;
}

// ALTER TABLE of SQLite can add a nullable column, and nothing else that is needed here.
bool Policy::needs_redefinition(const Pair<const schema::Table*>& table,
                                const std::vector<diff::TableChange>& changes,
                                bool foreign_keys_changed) const {
  return foreign_keys_changed || std::ranges::any_of(changes, [&](const diff::TableChange& change) {
           const auto* added = std::get_if<diff::AddColumn>(&change);
           return added == nullptr || table.next->columns[added->next].arity == schema::Arity::required;
         });
}

}  // namespace strata::dialect::sqlite
