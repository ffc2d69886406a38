// Who holds the lock that a statement waits for: found out on a second connection while the statement waits,
// because afterwards nobody knows.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "strata/result.h"

#include "dialect/dialect.h"
#include "dialect/postgres/connection.h"

namespace strata::dialect::postgres {

class BlockerWatch {
 public:
  // Watches over the connection's statements as long as it lives, and tells `on_note` whom they wait for.
  BlockerWatch(Connection& connection, const TimeLimits& limits,
               std::function<void(std::string_view note)> on_note);
  BlockerWatch(const BlockerWatch&) = delete;
  BlockerWatch& operator=(const BlockerWatch&) = delete;
  ~BlockerWatch();

  // Adds to a failed lock who had it.
  void explain(Error& error) const;

 private:
  void look();
  [[nodiscard]] Connection* second_connection();

  Connection& connection_;
  std::function<void(std::string_view note)> on_note_;
  std::unique_ptr<Connection> second_;
  bool is_on_ = false;
  bool has_tried_ = false;
  std::string process_, description_;  // of the last blocker that was seen
};

}  // namespace strata::dialect::postgres
