// sql::Connection on SQLite's own API. Real migrations decide its settings: double-quoted string literals are
// strings, as in the SQLite builds that most tools carry, and foreign keys are enforced.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "dialect/dialect.h"
#include "dialect/sqlite/url.h"
#include "sql/connection.h"

struct sqlite3;

namespace strata::dialect::sqlite {

struct OpenOptions {
  bool create_if_missing = false;  // with its parent folders
  std::uint32_t busy_timeout_ms = 10000;
};

class Connection final : public sql::Connection {
 public:
  // Reads the file's header, so that "not a database" is told here.
  [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const Location& location,
                                                                const OpenOptions& options);
  ~Connection() override;

  using sql::Connection::query;
  [[nodiscard]] Result<sql::Rows> query(std::string_view sql,
                                        std::span<const sql::Value> parameters) override;
  [[nodiscard]] Result<void> read(std::string_view sql, std::span<const sql::Value> parameters,
                                  const TakeRow& take) override;
  [[nodiscard]] Result<void> execute(std::string_view script) override;
  [[nodiscard]] Result<void> begin() override;
  [[nodiscard]] Result<void> commit() override;
  void rollback() override;
  [[nodiscard]] bool in_transaction() const override;

  // Empties the file, also a damaged one, in one step that cannot be interrupted half way.
  [[nodiscard]] Result<void> reset();

  // Contract: Dialect::describe_statement.
  [[nodiscard]] Result<StatementShape> describe(std::string_view statement);

  // The whole database as the bytes of its file, and a database in memory replaced by such bytes.
  [[nodiscard]] Result<std::string> save_image();
  [[nodiscard]] Result<void> load_image(std::string_view image);

 private:
  explicit Connection(sqlite3* handle) : handle_(handle) {}
  [[nodiscard]] Result<void> configure(const OpenOptions& options);

  sqlite3* handle_;
};

// Removes the file and what SQLite keeps beside it. P1003 when there is none; a file that is no database
// stays.
[[nodiscard]] Result<void> drop_database(const Location& location);

}  // namespace strata::dialect::sqlite
