// The two pipes to the client: one JSON text a line, in and out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "rpc/json.h"

namespace strata::rpc {

class Channel {
 public:
  Channel(int in, int out) : in_(in), out_(out) {}

  struct Line {
    std::string text;
    bool is_too_long = false;  // then the text is dropped
  };

  // The next line with text; nothing at the end of input, and once the process was asked to stop.
  [[nodiscard]] std::optional<Line> read_line();

  // False when the client has gone.
  bool write(const Json& message);
  // What `write` would write, and where to.
  [[nodiscard]] static std::string to_line(const Json& message);
  [[nodiscard]] int output() const { return out_; }

  // Has the client show a text, and waits until it did. One line end at the end of `text` is the client's.
  // False when the client has gone.
  bool print(std::string_view text);

 private:
  [[nodiscard]] std::optional<Line> read_from_pipe();
  [[nodiscard]] bool fill();

  int in_, out_;
  std::string buffer_;
  std::size_t searched_ = 0;    // no line end before this place of the buffer
  std::deque<Line> postponed_;  // requests that came while the client was to answer
  std::uint64_t next_print_ = 0;
};

}  // namespace strata::rpc
