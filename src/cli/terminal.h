// Standard output and standard error: text, colour where it helps, width.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "strata/engine.h"

namespace strata::cli {

enum class Style : std::uint8_t { plain, strong, error, warning, success, quiet };

class Output {
 public:
  Output(std::FILE* file, const Environment& environment);

  void write(std::string_view text);
  void line(std::string_view text = {});
  // The text in colour, where there is any; otherwise the text.
  [[nodiscard]] std::string styled(Style style, std::string_view text) const;
  // A line that the next output replaces; does nothing where nobody watches.
  void transient(std::string_view text);
  // False when something could not be written (a full disk).
  [[nodiscard]] bool flush();

  [[nodiscard]] bool is_terminal() const { return is_terminal_; }
  [[nodiscard]] std::size_t width() const { return width_; }

 private:
  void clear_transient();

  std::FILE* file_;
  bool is_terminal_;
  bool has_colour_;
  std::size_t width_;
  bool has_transient_ = false;
};

// Somebody sits at the keyboard and can be asked.
[[nodiscard]] bool can_ask(const Environment& environment);

}  // namespace strata::cli
