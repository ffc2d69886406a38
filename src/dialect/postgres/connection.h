// sql::Connection on libpq, which is loaded when the first connection is opened.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dialect/dialect.h"
#include "sql/connection.h"

struct pg_conn;

namespace strata::dialect::postgres {

class Connection final : public sql::Connection {
 public:
  // Creates the database when asked to and it is missing, and always the default namespace.
  [[nodiscard]] static Result<std::unique_ptr<sql::Connection>> open(const ConnectOptions& options);
  ~Connection() override;

  using sql::Connection::query;
  [[nodiscard]] Result<sql::Rows> query(std::string_view sql,
                                        std::span<const sql::Value> parameters) override;
  // One simple-protocol message: outside of a transaction the server makes one of the whole script.
  [[nodiscard]] Result<void> execute(std::string_view script) override;
  [[nodiscard]] Result<void> begin() override;
  [[nodiscard]] Result<void> commit() override;
  void rollback() override;
  [[nodiscard]] bool in_transaction() const override;

  // Where names without namespace live: the URL's `schema` parameter, else "public".
  [[nodiscard]] const std::string& default_namespace() const { return default_namespace_; }
  // All namespaces that this connection is about, sorted; the default one alone unless the project names
  // several.
  [[nodiscard]] const std::vector<std::string>& namespaces() const { return namespaces_; }
  // The project names its namespaces: every object name carries its own.
  [[nodiscard]] bool has_named_namespaces() const { return has_named_namespaces_; }

 private:
  explicit Connection(pg_conn* handle) : handle_(handle) {}

  pg_conn* handle_;
  std::string default_namespace_ = "public";
  std::vector<std::string> namespaces_;
  bool has_named_namespaces_ = false;
};

}  // namespace strata::dialect::postgres
