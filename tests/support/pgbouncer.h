// PgBouncer between strata and a server of a test: every transaction may come to another session.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <sys/types.h>

#include "strata/result.h"

#include "support/postgres_server.h"

namespace strata::test {

class PgBouncer {
 public:
  // In transaction mode. An Error tells why not: the program may be missing.
  [[nodiscard]] static Result<std::unique_ptr<PgBouncer>> start(const PostgresServer& server);
  PgBouncer(const PgBouncer&) = delete;
  PgBouncer& operator=(const PgBouncer&) = delete;
  ~PgBouncer();

  // As PostgresServer::url.
  [[nodiscard]] std::string url(std::string_view database, std::string_view parameters = {}) const;

 private:
  explicit PgBouncer(std::filesystem::path folder) : folder_(std::move(folder)) {}

  std::filesystem::path folder_;
  pid_t process_ = -1;
};

}  // namespace strata::test
