#include "cli/terminal.h"

#include <algorithm>
#include <sys/ioctl.h>
#include <unistd.h>

namespace strata::cli {
namespace {

constexpr std::size_t kDefaultWidth = 100;
constexpr std::size_t kMinWidth = 40;

bool has_variable(const Environment& environment, const char* name) {
  const auto found = environment.variables.find(name);
  return found != environment.variables.end() && !found->second.empty();
}

bool is_dumb(const Environment& environment) {
  const auto term = environment.variables.find("TERM");
  return term != environment.variables.end() && term->second == "dumb";
}

std::size_t find_width(std::FILE* file) {
  winsize size{};
  if (ioctl(fileno(file), TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kDefaultWidth;
  return std::max<std::size_t>(size.ws_col, kMinWidth);
}

std::string_view code_of(Style style) {
  switch (style) {
    case Style::plain:
      return "";
    case Style::strong:
      return "\x1B[1m";
    case Style::error:
      return "\x1B[1;31m";
    case Style::warning:
      return "\x1B[1;33m";
    case Style::success:
      return "\x1B[32m";
    case Style::quiet:
      return "\x1B[2m";
  }
  return "";
}

}  // namespace

Output::Output(std::FILE* file, const Environment& environment)
    : file_(file),
      is_terminal_(isatty(fileno(file)) == 1 && !is_dumb(environment)),
      has_colour_(is_terminal_ && !has_variable(environment, "NO_COLOR")),
      width_(is_terminal_ ? find_width(file) : kDefaultWidth) {}

void Output::write(std::string_view text) {
  clear_transient();
  // Both streams may lead to one place: what was said before comes first there too.
  if (file_ == stderr) std::fflush(stdout);
  // An empty view may point nowhere, which fwrite does not allow.
  if (!text.empty()) std::fwrite(text.data(), 1, text.size(), file_);
}

void Output::line(std::string_view text) {
  write(text);
  std::fputc('\n', file_);
}

std::string Output::styled(Style style, std::string_view text) const {
  const std::string_view code = has_colour_ ? code_of(style) : "";
  if (code.empty()) return std::string(text);
  return std::string(code).append(text).append("\x1B[0m");
}

void Output::transient(std::string_view text) {
  if (!is_terminal_) return;
  clear_transient();
  if (text.empty()) return;
  std::fwrite(text.data(), 1, std::min(text.size(), width_ - 1), file_);
  std::fflush(file_);
  has_transient_ = true;
}

void Output::clear_transient() {
  if (!has_transient_) return;
  std::fputs("\r\x1B[K", file_);
  std::fflush(file_);
  has_transient_ = false;
}

bool Output::flush() {
  clear_transient();
  return std::fflush(file_) == 0 && std::ferror(file_) == 0;
}

bool can_ask(const Environment& environment) {
  return isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 && !is_dumb(environment) &&
         !has_variable(environment, "CI");
}

}  // namespace strata::cli
