// Settings of a connection that a script changes for itself (PRAGMA writable_schema, query_only, …) end with
// it: what comes next on the connection, the ledger's row first of all, must not run under them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "strata/result.h"

#include "sql/connection.h"

namespace strata::dialect::sqlite {

class SwitchKeeper {
 public:
  // `names` are names of PRAGMAs with a number as value.
  [[nodiscard]] static Result<SwitchKeeper> capture(sql::Connection& connection,
                                                    const std::vector<std::string>& names);
  SwitchKeeper(SwitchKeeper&& other) noexcept;
  SwitchKeeper& operator=(SwitchKeeper&&) = delete;
  ~SwitchKeeper() { restore(); }

  void restore();

 private:
  explicit SwitchKeeper(sql::Connection& connection) : connection_(connection) {}

  sql::Connection& connection_;
  std::vector<std::pair<std::string, std::int64_t>> values_;
};

}  // namespace strata::dialect::sqlite
