// PostgreSQL as a Dialect: puts the pieces of this folder together. What speaks PostgreSQL's protocol and
// keeps its catalogue (CockroachDB) builds on it.
#pragma once

#include "dialect/dialect.h"

namespace strata::dialect::postgres {

class PostgresDialect : public Dialect {
 public:
  [[nodiscard]] const target::Target& target() const override;
  [[nodiscard]] const diff::Policy& policy() const override;

  [[nodiscard]] std::string quote(std::string_view name) const override;
  [[nodiscard]] std::vector<RenderedStep> render(const diff::Migration& migration) const override;

  [[nodiscard]] Result<std::unique_ptr<sql::Connection>> connect(
      const ConnectOptions& options) const override;
  [[nodiscard]] Result<std::unique_ptr<sql::Connection>> open_shadow(
      const ConnectOptions& options) const override;
  [[nodiscard]] Result<KeptShadow> open_kept_shadow(const ConnectOptions& options,
                                                    std::span<const Sha256> chain) const override;
  [[nodiscard]] std::vector<sql::Command> mark_kept_shadow(const sql::Connection& shadow,
                                                           const std::optional<Sha256>& key) const override;
  [[nodiscard]] Result<schema::Schema> introspect(sql::Connection& connection) const override;
  [[nodiscard]] Result<void> settle_spelling(sql::Connection& connection, schema::Schema& database,
                                             const schema::Schema& file) const override;
  [[nodiscard]] Result<std::vector<schema::UnmanagedObject>> read_unmanaged(
      sql::Connection& connection) const override;

  [[nodiscard]] Result<std::vector<std::string>> table_names(sql::Connection& connection) const override;
  [[nodiscard]] Result<bool> run_script(sql::Connection& connection, std::string_view script,
                                        const Surroundings& surroundings) const override;
  [[nodiscard]] Result<void> check_script(std::string_view script) const override;
  [[nodiscard]] Result<std::unique_ptr<RunnerLock>> lock_out_runners(
      sql::Connection& connection, const LockOptions& options) const override;
  [[nodiscard]] Result<std::string> save_image(sql::Connection& shadow) const override;
  [[nodiscard]] Result<void> load_image(sql::Connection& shadow, std::string_view image) const override;
  [[nodiscard]] std::string_view version() const override;
  [[nodiscard]] std::string_view version_query() const override { return "SELECT version()"; }
  [[nodiscard]] Result<void> drop_database(const ConnectOptions& options) const override;
  [[nodiscard]] Result<StatementShape> describe_statement(sql::Connection& connection,
                                                          std::string_view statement) const override;
  [[nodiscard]] Result<void> reset(sql::Connection& connection) const override;
  [[nodiscard]] Result<std::int64_t> change_counter(sql::Connection& connection) const override;

  [[nodiscard]] std::string describe_location(const ConnectOptions& options) const override;
  [[nodiscard]] std::string database_name(const ConnectOptions& options) const override;
  [[nodiscard]] const LedgerText& ledger() const override;
  [[nodiscard]] std::string ledger_table(const sql::Connection& connection) const override;
};

}  // namespace strata::dialect::postgres
