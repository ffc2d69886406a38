// A connection to one database, whatever it is. Failing is a value (Result), reading a cell is not: rows come
// decoded.
//
// One thread at a time. Destroying a connection closes it and rolls back what is open.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "strata/result.h"

namespace strata::sql {

struct Null {
  friend bool operator==(const Null&, const Null&) = default;
};

// Text and blobs are both strings: bytes as the database gave them.
using Value = std::variant<Null, std::int64_t, double, std::string>;

struct Rows {
  std::vector<std::string> columns;
  std::vector<std::vector<Value>> rows;

  [[nodiscard]] bool empty() const { return rows.empty(); }
};

[[nodiscard]] bool is_null(const Value& value);
[[nodiscard]] std::int64_t to_integer(const Value& value);  // text is parsed; null is 0
[[nodiscard]] std::string to_text(const Value& value);      // null is empty

// One statement with its values: $1, $2, … in the order in which they first appear.
struct Command {
  std::string text;
  std::vector<Value> parameters;
};

class Connection {
 public:
  Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  virtual ~Connection() = default;

  // One statement with parameters; every database understands $1, $2, …
  [[nodiscard]] virtual Result<Rows> query(std::string_view sql, std::span<const Value> parameters) = 0;
  [[nodiscard]] Result<Rows> query(std::string_view sql) { return query(sql, {}); }
  // For many rows, of which little is kept: `take` may move values out, and the cells serve for the next row.
  using TakeRow = std::function<void(std::span<Value> cells)>;
  [[nodiscard]] virtual Result<void> read(std::string_view sql, std::span<const Value> parameters,
                                          const TakeRow& take);
  // Rows are thrown away.
  [[nodiscard]] Result<void> perform(const Command& command);

  // A script of any number of statements; rows are thrown away. Stops at the first statement that fails; the
  // error's details show that statement.
  [[nodiscard]] virtual Result<void> execute(std::string_view script) = 0;

  // A transaction. `begin` takes the right to write at once, so that waiting for others happens here and not
  // between two statements. `rollback` without a transaction does nothing.
  [[nodiscard]] virtual Result<void> begin() = 0;
  [[nodiscard]] virtual Result<void> commit() = 0;
  virtual void rollback() = 0;
  // Asks the database: a script may have ended the transaction by itself.
  [[nodiscard]] virtual bool in_transaction() const = 0;
};

}  // namespace strata::sql
