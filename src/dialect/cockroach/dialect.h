// CockroachDB as a Dialect: PostgreSQL's protocol and catalogue with its own types and SQL.
#pragma once

#include "dialect/postgres/dialect.h"

namespace strata::dialect::cockroach {

class CockroachDialect : public postgres::PostgresDialect {
 public:
  [[nodiscard]] const target::Target& target() const override;
  [[nodiscard]] const diff::Policy& policy() const override;
  [[nodiscard]] std::vector<RenderedStep> render(const diff::Migration& migration) const override;
  [[nodiscard]] Result<schema::Schema> introspect(sql::Connection& connection) const override;
  // How it prints expressions nobody has seen yet.
  [[nodiscard]] Result<void> settle_spelling(sql::Connection& /*connection*/, schema::Schema& /*database*/,
                                             const schema::Schema& /*file*/) const override {
    return {};
  }
  // Its catalogue answers other questions than PostgreSQL's, and nobody has asked a live server yet.
  [[nodiscard]] Result<std::vector<schema::UnmanagedObject>> read_unmanaged(
      sql::Connection& /*connection*/) const override {
    return std::vector<schema::UnmanagedObject>();
  }
  // It has no advisory locks.
  [[nodiscard]] Result<std::unique_ptr<RunnerLock>> lock_out_runners(
      sql::Connection& connection, const LockOptions& options) const override;
  // Nor is a comment changed in the transaction of a script.
  [[nodiscard]] Result<KeptShadow> open_kept_shadow(const ConnectOptions& options,
                                                    std::span<const Sha256> chain) const override;
};

}  // namespace strata::dialect::cockroach
