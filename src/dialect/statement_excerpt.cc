#include "dialect/statement_excerpt.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/ascii.h"

namespace strata::dialect {
namespace {

// A dump may hold megabytes of values in one statement; its beginning is enough to find it.
std::string beginning(std::string_view statement) {
  constexpr std::size_t kMost = 2000;
  if (statement.size() <= kMost) return std::string(statement);
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(statement[end]) & 0xC0U) == 0x80U)
    --end;  // no half character
  return std::string(statement.substr(0, end)) + " …";
}

}  // namespace

std::string statement_excerpt(std::string_view script, std::string_view statement) {
  const std::string_view text = trim(statement);
  if (text.empty()) return {};
  const auto offset = static_cast<std::size_t>(text.data() - script.data());
  const auto line = std::ranges::count(script.substr(0, offset), '\n') + 1;
  return fmt::format("Statement at line {}: {}", line, beginning(text));
}

}  // namespace strata::dialect
