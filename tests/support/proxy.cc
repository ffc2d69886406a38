#include "support/proxy.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

#include "support/daemon.h"

namespace strata::test {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSocketName = ".s.PGSQL.5432";
constexpr int kLookAroundMs = 20;

sockaddr_un address_of(const fs::path& folder) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = (folder / kSocketName).string();
  path.copy(address.sun_path, sizeof(address.sun_path) - 1);
  return address;
}

template <typename Call>
int open_socket(const fs::path& folder, Call call) {
  const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_un address = address_of(folder);
  if (call(socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0) return socket;
  ::close(socket);
  return -1;
}

bool send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

}  // namespace

Proxy::Proxy(fs::path folder, fs::path server) noexcept
    : folder_(std::move(folder)), server_(std::move(server)) {}

Result<std::unique_ptr<Proxy>> Proxy::start(const PostgresServer& server) {
  std::unique_ptr<Proxy> proxy(new Proxy(make_server_folder("strata-proxy"), server.folder()));
  if (!proxy->listen()) return fail(ErrorCode::server_unreachable, "the proxy cannot listen");
  proxy->thread_ = std::thread([p = proxy.get()] { p->serve(); });
  return proxy;
}

Proxy::~Proxy() {
  is_ending_ = true;
  if (thread_.joinable()) thread_.join();
  if (listener_ >= 0) ::close(listener_);
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::string Proxy::url(std::string_view database, std::string_view parameters) const {
  return fmt::format("postgresql://postgres@/{}?host={}{}", database, folder_.string(), parameters);
}

void Proxy::cut_after(Direction direction, std::size_t bytes) {
  for (std::atomic<std::size_t>& count : passed_) count = 0;
  for (std::atomic<std::size_t>& limit : limit_) limit = 0;
  limit_[std::to_underlying(direction)] = bytes;
}

std::size_t Proxy::passed(Direction direction) const {
  return passed_[std::to_underlying(direction)];
}

bool Proxy::listen() {
  listener_ = open_socket(folder_, ::bind);
  return listener_ >= 0 && ::listen(listener_, SOMAXCONN) == 0;
}

void Proxy::serve() {
  while (!is_ending_) {
    std::vector<pollfd> sockets = {{.fd = listener_, .events = POLLIN, .revents = 0}};
    for (const Line& line : lines_) {
      sockets.push_back({.fd = line.client, .events = POLLIN, .revents = 0});
      sockets.push_back({.fd = line.server, .events = POLLIN, .revents = 0});
    }
    if (::poll(sockets.data(), sockets.size(), kLookAroundMs) <= 0) continue;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (sockets[1 + 2 * i].revents != 0) pass_on(lines_[i], Direction::to_server);
      if (sockets[2 + 2 * i].revents != 0 && lines_[i].is_open) pass_on(lines_[i], Direction::to_client);
    }
    std::erase_if(lines_, [](const Line& line) {
      if (line.is_open) return false;
      ::close(line.client);
      ::close(line.server);
      return true;
    });
    if (sockets[0].revents != 0) accept();
  }
  for (const Line& line : lines_) {
    ::close(line.client);
    ::close(line.server);
  }
}

void Proxy::accept() {
  Line line;
  line.client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
  if (line.client < 0) return;
  line.server = open_socket(server_, ::connect);
  if (line.server >= 0) {
    lines_.push_back(line);
  } else {
    ::close(line.client);
  }
}

void Proxy::pass_on(Line& line, Direction direction) {
  const bool is_question = direction == Direction::to_server;
  std::array<char, 4096> buffer{};
  const ssize_t received = ::recv(is_question ? line.client : line.server, buffer.data(), buffer.size(), 0);
  std::string_view bytes(buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(received, 0)));
  std::atomic<std::size_t>& passed = passed_[std::to_underlying(direction)];
  const std::size_t limit = limit_[std::to_underlying(direction)];
  const bool is_cut = limit > passed && limit - passed <= bytes.size();
  if (is_cut) bytes = bytes.substr(0, limit - passed);
  passed += bytes.size();
  const bool is_sent = send_all(is_question ? line.server : line.client, bytes);
  line.is_open = received > 0 && is_sent && !is_cut;
}

}  // namespace strata::test
