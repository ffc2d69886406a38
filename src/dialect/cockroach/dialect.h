// CockroachDB as a Dialect: PostgreSQL's protocol and catalogue with its own types and SQL.
#pragma once

#include "dialect/postgres/dialect.h"

namespace strata::dialect::cockroach {

class CockroachDialect : public postgres::PostgresDialect {
 public:
  [[nodiscard]] const target::Target& target() const override;
  [[nodiscard]] const diff::Policy& policy() const override;
  [[nodiscard]] std::vector<RenderedStep> render(const diff::Migration& migration) const override;
};

}  // namespace strata::dialect::cockroach
