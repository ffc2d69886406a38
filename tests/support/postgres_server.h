// A PostgreSQL server for one test program: data in a temporary folder, one private socket, nothing flushed
// to disk unless asked for. It ends with the program, however that ends.
//
// The programs are those of STRATA_POSTGRES_BIN, else the newest of Debian's packages, else those on PATH.
// Started by root, the server runs as `postgres` or `nobody`: it refuses to run as root.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

#include "strata/result.h"

namespace strata::test {

struct PostgresOptions {
  bool durable = false;               // flushes to disk, as a real server
  std::vector<std::string> settings;  // "max_connections=20"
};

class PostgresServer {
 public:
  // The one of this program, started at the first call. Null when there is none; `why_not` then tells the
  // reason, for GTEST_SKIP.
  static PostgresServer* shared();
  static const std::string& why_not();

  [[nodiscard]] static Result<std::unique_ptr<PostgresServer>> start(const PostgresOptions& options);
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;
  ~PostgresServer();

  // The database's URL; `parameters` begin with an ampersand: "&schema=app".
  [[nodiscard]] std::string url(std::string_view database, std::string_view parameters = {}) const;
  // The URL of a new, empty database.
  [[nodiscard]] std::string fresh_database(std::string_view parameters = {});
  // The name of a database that does not exist yet.
  [[nodiscard]] std::string unused_name();

  // Where the socket is.
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  // Kills every process of the server at once, as a power cut would.
  void crash();
  // After `crash`.
  [[nodiscard]] Result<void> restart();
  // Starts again as a hot standby whose primary is gone: it can be read only.
  [[nodiscard]] Result<void> become_standby();

 private:
  PostgresServer(std::filesystem::path programs, std::filesystem::path folder, PostgresOptions options);
  [[nodiscard]] Result<void> initialize() const;
  [[nodiscard]] Result<void> launch();
  [[nodiscard]] Result<void> wait_until_ready() const;

  std::filesystem::path programs_;
  std::filesystem::path folder_;
  PostgresOptions options_;
  pid_t owner_;  // children of the test program leave the server alone
  pid_t server_ = -1;
  int databases_ = 0;
};

}  // namespace strata::test
