#include "support/postgres_server.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <optional>
#include <sstream>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "dialect/registry.h"
#include "support/daemon.h"

namespace strata::test {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

// A cluster that initdb made once is copied for every server: that takes a tenth of the time.
constexpr const char* kInitialize = R"(
set -e
programs=$1 folder=$2 template=$3
if [ ! -d "$template" ]; then
  "$programs/initdb" -D "$template.$$" -U postgres -A trust --no-sync --locale=C --encoding=UTF8 >/dev/null
  mv -T "$template.$$" "$template" 2>/dev/null || rm -rf "$template.$$"
fi
cp -r "$template" "$folder/data"
chmod 700 "$folder/data"
)";

std::unexpected<Error> broken(std::string message) {
  return fail(ErrorCode::server_unreachable, std::move(message));
}

bool has_programs(const fs::path& folder) {
  return ::access((folder / "initdb").c_str(), X_OK) == 0 &&
         ::access((folder / "postgres").c_str(), X_OK) == 0;
}

// Debian keeps the programs of every version apart.
std::optional<fs::path> newest_package() {
  std::vector<std::pair<int, fs::path>> found;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator("/usr/lib/postgresql", ignored)) {
    if (has_programs(entry.path() / "bin")) {
      found.emplace_back(std::atoi(entry.path().filename().c_str()), entry.path() / "bin");
    }
  }
  if (found.empty()) return std::nullopt;
  return std::ranges::max(found).second;
}

std::optional<fs::path> on_path() {
  const char* const path = std::getenv("PATH");
  std::istringstream folders(path != nullptr ? path : "");
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (has_programs(folder)) return folder;
  }
  return std::nullopt;
}

std::optional<fs::path> find_programs() {
  if (const char* const named = std::getenv("STRATA_POSTGRES_BIN")) return fs::path(named);
  if (std::optional<fs::path> package = newest_package()) return package;
  return on_path();
}

std::string tail_of(const fs::path& log) {
  std::ifstream file(log);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  return text.size() > 2000 ? text.substr(text.size() - 2000) : text;
}

std::vector<pid_t> children_of(pid_t parent) {
  std::ifstream file(fmt::format("/proc/{0}/task/{0}/children", parent));
  std::vector<pid_t> children;
  for (pid_t child = 0; file >> child;) children.push_back(child);
  return children;
}

struct Shared {
  std::unique_ptr<PostgresServer> server;
  std::string why_not;
};

const Shared& shared_server() {
  static const Shared shared = [] {
    Result<std::unique_ptr<PostgresServer>> started = PostgresServer::start({});
    if (started) return Shared{.server = std::move(started).value()};
    return Shared{.why_not = started.error().message};
  }();
  return shared;
}

}  // namespace

PostgresServer* PostgresServer::shared() {
  return shared_server().server.get();
}

const std::string& PostgresServer::why_not() {
  return shared_server().why_not;
}

PostgresServer::PostgresServer(fs::path programs, fs::path folder, PostgresOptions options)
    : programs_(std::move(programs)),
      folder_(std::move(folder)),
      options_(std::move(options)),
      owner_(getpid()) {}

Result<std::unique_ptr<PostgresServer>> PostgresServer::start(const PostgresOptions& options) {
  const std::optional<fs::path> programs = find_programs();
  if (!programs) return broken("no PostgreSQL server here: install the package postgresql");
  const fs::path folder = make_server_folder("strata-postgres");
  if (folder.empty()) return broken("no temporary folder can be made");
  std::unique_ptr<PostgresServer> server(new PostgresServer(*programs, folder, options));
  STRATA_CHECK(server->initialize());
  STRATA_CHECK(server->launch());
  return server;
}

PostgresServer::~PostgresServer() {
  if (getpid() != owner_) return;
  if (server_ > 0) {
    ::kill(server_, SIGQUIT);
    waitpid(server_, nullptr, 0);
  }
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

Result<void> PostgresServer::initialize() const {
  std::string version = programs_.string();
  std::ranges::replace(version, '/', '-');
  const passwd* const user = server_user();
  const uid_t owner = user != nullptr ? user->pw_uid : geteuid();
  const fs::path cluster =
      fs::temp_directory_path() / fmt::format("strata-postgres-template{}-{}", version, owner);
  const fs::path log = folder_ / "initialize.log";
  const pid_t child = start_as_server_user(
      {"/bin/sh", "-c", kInitialize, "sh", programs_.string(), folder_.string(), cluster.string()}, log);
  int status = 0;
  waitpid(child, &status, 0);
  if (status == 0) return {};
  return broken("the PostgreSQL server cannot be initialized: " + tail_of(log));
}

Result<void> PostgresServer::launch() {
  std::vector<std::string> command = {(programs_ / "postgres").string(),
                                      "-D",
                                      (folder_ / "data").string(),
                                      "-k",
                                      folder_.string(),
                                      "-c",
                                      "listen_addresses="};
  if (!options_.durable) {
    for (const char* const setting : {"fsync=off", "synchronous_commit=off", "full_page_writes=off"}) {
      command.insert(command.end(), {"-c", setting});
    }
  }
  for (const std::string& setting : options_.settings) command.insert(command.end(), {"-c", setting});
  server_ = start_as_server_user(command, folder_ / "server.log");
  return wait_until_ready();
}

Result<void> PostgresServer::wait_until_ready() const {
  const auto end = std::chrono::steady_clock::now() + 60s;
  while (std::chrono::steady_clock::now() < end) {
    std::ifstream file(folder_ / "data" / "postmaster.pid");
    const std::string state{std::istreambuf_iterator<char>(file), {}};
    const bool is_ready =
        state.find("ready") != std::string::npos || state.find("standby") != std::string::npos;
    if (state.starts_with(std::to_string(server_) + "\n") && is_ready) return {};
    if (waitpid(server_, nullptr, WNOHANG) != 0) break;
    std::this_thread::sleep_for(10ms);
  }
  return broken("the PostgreSQL server does not start: " + tail_of(folder_ / "server.log"));
}

std::string PostgresServer::url(std::string_view database, std::string_view parameters) const {
  return fmt::format("postgresql://postgres@/{}?host={}{}", database, folder_.string(), parameters);
}

std::string PostgresServer::unused_name() {
  return fmt::format("test_{}_{}", getpid(), ++databases_);
}

std::string PostgresServer::fresh_database(std::string_view parameters) {
  std::string target = url(unused_name(), parameters);
  // Whoever uses the URL sees what went wrong.
  static_cast<void>(dialect::find_dialect("postgresql")->connect({.url = target, .create_if_missing = true}));
  return target;
}

void PostgresServer::crash() {
  ::kill(server_, SIGSTOP);  // so that it starts nothing new meanwhile
  for (const pid_t child : children_of(server_)) ::kill(child, SIGKILL);
  ::kill(server_, SIGKILL);
  waitpid(server_, nullptr, 0);
  server_ = -1;
}

// It refuses as long as one of the dead still has the shared memory.
Result<void> PostgresServer::restart() {
  Result<void> launched = launch();
  for (int i = 0; i < 100 && !launched; ++i) {
    std::this_thread::sleep_for(50ms);
    launched = launch();
  }
  return launched;
}

Result<void> PostgresServer::become_standby() {
  ::kill(server_, SIGINT);
  waitpid(server_, nullptr, 0);
  server_ = -1;
  std::ofstream(folder_ / "data" / "standby.signal").close();
  return launch();
}

}  // namespace strata::test
