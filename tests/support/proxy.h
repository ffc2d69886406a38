// Stands between strata and a server of a test, and closes the connection in the middle of what is said.
#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "strata/result.h"

#include "support/postgres_server.h"

namespace strata::test {

class Proxy {
 public:
  enum class Direction : std::uint8_t { to_server, to_client };

  [[nodiscard]] static Result<std::unique_ptr<Proxy>> start(const PostgresServer& server);
  Proxy(const Proxy&) = delete;
  Proxy& operator=(const Proxy&) = delete;
  ~Proxy();

  // As PostgresServer::url.
  [[nodiscard]] std::string url(std::string_view database, std::string_view parameters = {}) const;

  // Counts from here on. The connection in which that many bytes have gone by is closed, those after it are
  // not; 0: none is.
  void cut_after(Direction direction, std::size_t bytes);
  [[nodiscard]] std::size_t passed(Direction direction) const;

 private:
  // Two sockets, and whether one of them has nothing more to say.
  struct Line {
    int client = -1;
    int server = -1;
    bool is_open = true;
  };

  Proxy(std::filesystem::path folder, std::filesystem::path server) noexcept;
  [[nodiscard]] bool listen();
  void serve();
  void accept();
  void pass_on(Line& line, Direction direction);

  std::filesystem::path folder_, server_;
  int listener_ = -1;
  std::vector<Line> lines_;  // of the thread
  std::atomic<std::size_t> passed_[2] = {0, 0};
  std::atomic<std::size_t> limit_[2] = {0, 0};
  std::atomic<bool> is_ending_ = false;
  std::thread thread_;
};

}  // namespace strata::test
