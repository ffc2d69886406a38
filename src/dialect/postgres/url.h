// Where a PostgreSQL database is: URLs with Prisma's parameters, and libpq's `key=value` form, as what libpq
// wants. Passwords stay in here; nothing that is shown is made from them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "strata/result.h"

#include "dialect/dialect.h"

namespace strata::dialect::postgres {

struct Location {
  // Keyword and value for libpq; each keyword once.
  std::vector<std::pair<std::string, std::string>> parameters;
  std::string schema = "public";      // the default namespace
  std::uint32_t connect_timeout = 5;  // seconds; 0: as long as it takes
  std::uint32_t socket_timeout = 0;   // seconds that one answer may take; 0: as long as it takes
  bool is_pooled = false;             // `pgbouncer=true`: a session may change between transactions

  // Empty when it was not given.
  [[nodiscard]] std::string_view find(std::string_view keyword) const;
  void set(std::string_view keyword, std::string value);
};

// Files of the URL are relative to `base_directory`. P1013 says what is wrong, never with a value.
[[nodiscard]] Result<Location> parse_url(std::string_view url, std::string_view base_directory);

// What was not given and libpq would find elsewhere (PG* variables), or Prisma assumes.
[[nodiscard]] std::string host_of(const Location& location);
[[nodiscard]] std::string port_of(const Location& location);
[[nodiscard]] std::string user_of(const Location& location);
[[nodiscard]] std::string database_of(const Location& location);

// Contract: Dialect::describe_location.
[[nodiscard]] std::string describe_location(const ConnectOptions& options, std::string_view product);

}  // namespace strata::dialect::postgres
