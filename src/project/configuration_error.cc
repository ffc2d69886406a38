#include "project/configuration_error.h"

#include <algorithm>
#include <utility>

#include "base/source.h"

namespace strata::project {

std::unexpected<Error> fail_at(const ConfigurationText& file, std::size_t begin, std::size_t end,
                               std::string message, std::string help) {
  SourceSet sources;
  sources.add(file.name, std::string(file.text));
  const Span span{.begin = static_cast<std::uint32_t>(begin),
                  .end = static_cast<std::uint32_t>(std::max(begin, end))};
  Error error{.code = ErrorCode::config_invalid, .message = file.name + " is not valid."};
  const Diagnostic diagnostic{
      .code = "CONFIG_INVALID", .span = span, .message = std::move(message), .help = std::move(help)};
  error.diagnostics.push_back(sources.locate(diagnostic));
  return std::unexpected(std::move(error));
}

std::size_t offset_of(std::string_view text, std::size_t line, std::size_t column) {
  std::size_t start = 0;
  for (std::size_t at = 1; at < line; ++at) {
    const std::size_t end = text.find('\n', start);
    if (end == std::string_view::npos) return text.size();
    start = end + 1;
  }
  return std::min(text.size(), start + (column == 0 ? 0 : column - 1));
}

std::string place_of(const ConfigurationText& file, std::size_t offset) {
  const auto line = std::ranges::count(file.text.substr(0, offset), '\n') + 1;
  return file.name + ":" + std::to_string(line);
}

}  // namespace strata::project
