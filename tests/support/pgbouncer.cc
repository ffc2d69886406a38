#include "support/pgbouncer.h"

#include <chrono>
#include <csignal>
#include <fmt/format.h>
#include <fstream>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "support/daemon.h"

namespace strata::test {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr const char* kProgram = "/usr/sbin/pgbouncer";
constexpr const char* kSocket = ".s.PGSQL.6432";

constexpr const char* kConfiguration = R"([databases]
* = host={0} user=postgres

[pgbouncer]
listen_addr =
listen_port = 6432
unix_socket_dir = {1}
auth_type = any
pool_mode = transaction
default_pool_size = 5
max_client_conn = 100
logfile = {1}/pgbouncer.log
)";

}  // namespace

Result<std::unique_ptr<PgBouncer>> PgBouncer::start(const PostgresServer& server) {
  if (::access(kProgram, X_OK) != 0) {
    return fail(ErrorCode::server_unreachable, "no PgBouncer here: install the package pgbouncer");
  }
  std::unique_ptr<PgBouncer> bouncer(new PgBouncer(make_server_folder("strata-pgbouncer")));
  const fs::path configuration = bouncer->folder_ / "pgbouncer.ini";
  std::ofstream(configuration) << fmt::format(fmt::runtime(kConfiguration), server.folder().string(),
                                              bouncer->folder_.string());
  bouncer->process_ =
      start_as_server_user({kProgram, configuration.string()}, bouncer->folder_ / "output.log");
  for (int i = 0; i < 1000; ++i) {
    if (takes_connections(bouncer->folder_ / kSocket)) return bouncer;
    std::this_thread::sleep_for(10ms);
  }
  return fail(ErrorCode::server_unreachable, "PgBouncer does not start");
}

PgBouncer::~PgBouncer() {
  if (process_ > 0) {
    ::kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
  }
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::string PgBouncer::url(std::string_view database, std::string_view parameters) const {
  return fmt::format("postgresql://postgres@/{}?host={}&port=6432{}", database, folder_.string(), parameters);
}

}  // namespace strata::test
