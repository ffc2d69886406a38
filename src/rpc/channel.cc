#include "rpc/channel.h"

#include <array>
#include <cerrno>
#include <unistd.h>
#include <utility>

#include "rpc/stop.h"

namespace strata::rpc {
namespace {

// A project's whole history travels in one line; beyond this it is no project.
constexpr std::size_t kLongestLine = std::size_t{512} << 20U;

bool is_answer_to(const Json& message, std::uint64_t id) {
  return message.is_object() && !message.contains("method") && message.contains("id") && message["id"] == id;
}

}  // namespace

bool Channel::fill() {
  std::array<char, 65536> piece;
  while (!is_asked_to_stop()) {
    const ssize_t size = ::read(in_, piece.data(), piece.size());
    if (size > 0) buffer_.append(piece.data(), static_cast<std::size_t>(size));
    if (size >= 0) return size > 0;
    if (errno != EINTR) return false;
  }
  return false;
}

std::optional<Channel::Line> Channel::read_from_pipe() {
  bool is_too_long = false;
  while (true) {
    const std::size_t end = buffer_.find('\n', searched_);
    if (end == std::string::npos) {
      if (buffer_.size() > kLongestLine) {
        is_too_long = true;
        buffer_.clear();
      }
      searched_ = buffer_.size();
      if (!fill()) return std::nullopt;
      continue;
    }
    Line line{.text = buffer_.substr(0, end), .is_too_long = std::exchange(is_too_long, false)};
    buffer_.erase(0, end + 1);
    searched_ = 0;
    if (line.is_too_long || line.text.find_first_not_of(" \t\r") != std::string::npos) return line;
  }
}

std::optional<Channel::Line> Channel::read_line() {
  if (postponed_.empty()) return read_from_pipe();
  Line line = std::move(postponed_.front());
  postponed_.pop_front();
  return line;
}

std::string Channel::to_line(const Json& message) {
  return message.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

bool Channel::write(const Json& message) {
  const std::string text = to_line(message);
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t size = ::write(out_, text.data() + done, text.size() - done);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return false;
    done += static_cast<std::size_t>(size);
  }
  return true;
}

bool Channel::print(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  const std::uint64_t id = next_print_++;
  if (!write({{"jsonrpc", "2.0"}, {"method", "print"}, {"params", {{"content", text}}}, {"id", id}}))
    return false;
  while (std::optional<Line> line = read_from_pipe()) {
    if (is_answer_to(Json::parse(line->text, nullptr, false), id)) return true;
    postponed_.push_back(std::move(*line));
  }
  return false;
}

}  // namespace strata::rpc
