// The questions of comparing that only a dialect can answer. Each dialect has one instance.
#pragma once

#include "diff/step.h"
#include "schema/schema.h"

namespace strata::diff {

class Policy {
 public:
  virtual ~Policy() = default;

  // How the type of a column changes; none when both are the same.
  [[nodiscard]] virtual TypeChange type_change(const Pair<const schema::Schema*>& schemas,
                                               const Pair<const schema::Column*>& column) const = 0;
  // The table must be built anew instead of altered.
  [[nodiscard]] virtual bool needs_redefinition(const Pair<const schema::Table*>& table,
                                                const std::vector<TableChange>& changes,
                                                bool foreign_keys_changed) const = 0;
  [[nodiscard]] virtual bool can_rename_indexes() const = 0;
  [[nodiscard]] virtual bool can_rename_foreign_keys() const = 0;
  // Foreign keys are part of CREATE TABLE, and there are no statements for them.
  [[nodiscard]] virtual bool foreign_keys_inline() const = 0;
  // Autoincrement is a property that is compared (not just implied by the primary key).
  [[nodiscard]] virtual bool compares_autoincrement() const = 0;
};

}  // namespace strata::diff
