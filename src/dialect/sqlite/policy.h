// How SQLite's tables change: what counts as another type, and when a table is built anew.
#pragma once

#include "diff/policy.h"

namespace strata::dialect::sqlite {

class Policy final : public diff::Policy {
 public:
  [[nodiscard]] diff::TypeChange type_change(const Pair<const schema::Schema*>& schemas,
                                             const Pair<const schema::Column*>& column) const override;
  [[nodiscard]] bool needs_redefinition(const Pair<const schema::Table*>& table,
                                        const std::vector<diff::TableChange>& changes,
                                        bool foreign_keys_changed) const override;
  [[nodiscard]] bool can_rename_indexes() const override { return false; }
  [[nodiscard]] bool can_rename_foreign_keys() const override { return false; }
  [[nodiscard]] bool foreign_keys_inline() const override { return true; }
  [[nodiscard]] bool compares_autoincrement() const override { return false; }
};

}  // namespace strata::dialect::sqlite
