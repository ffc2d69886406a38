// How CockroachDB's tables change, where that differs from PostgreSQL.
#pragma once

#include "dialect/postgres/policy.h"

namespace strata::dialect::cockroach {

class Policy : public postgres::Policy {
 public:
  [[nodiscard]] const diff::Abilities& abilities() const override;
  [[nodiscard]] diff::TypeChange type_change(const Pair<const schema::Column*>& column,
                                             const Pair<const schema::Table*>& table) const override;
  [[nodiscard]] bool needs_redefinition(const diff::TableDiff& table) const override;
};

}  // namespace strata::dialect::cockroach
