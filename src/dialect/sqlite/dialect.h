// SQLite as a Dialect: puts the pieces of this folder together.
#pragma once

#include "dialect/dialect.h"

namespace strata::dialect::sqlite {

class SqliteDialect final : public Dialect {
 public:
  [[nodiscard]] const target::Target& target() const override;
  [[nodiscard]] const diff::Policy& policy() const override;

  [[nodiscard]] std::string quote(std::string_view name) const override;
  [[nodiscard]] std::vector<RenderedStep> render(const diff::Migration& migration) const override;

  [[nodiscard]] Result<std::unique_ptr<sql::Connection>> connect(
      const ConnectOptions& options) const override;
  [[nodiscard]] Result<std::unique_ptr<sql::Connection>> open_shadow(
      const ConnectOptions& options) const override;
  [[nodiscard]] Result<schema::Schema> introspect(sql::Connection& connection) const override;
  [[nodiscard]] Result<std::vector<schema::UnmanagedObject>> read_unmanaged(
      sql::Connection& connection) const override;

  [[nodiscard]] Result<std::vector<std::string>> table_names(sql::Connection& connection) const override;
  [[nodiscard]] Result<bool> run_script(sql::Connection& connection, std::string_view script,
                                        const Surroundings& surroundings) const override;
  [[nodiscard]] Result<std::string> save_image(sql::Connection& shadow) const override;
  [[nodiscard]] Result<void> load_image(sql::Connection& shadow, std::string_view image) const override;
  [[nodiscard]] std::string_view version() const override;
  [[nodiscard]] std::string_view version_query() const override { return "SELECT sqlite_version()"; }
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

}  // namespace strata::dialect::sqlite
