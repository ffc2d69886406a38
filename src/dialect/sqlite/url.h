// Connection URLs of SQLite as Prisma reads them: `file:` and a path, relative to the schema file's folder,
// taken byte by byte (no percent escapes); parameters after `?` are for connection pools and are ignored.
#pragma once

#include <string>
#include <string_view>

#include "strata/result.h"

namespace strata::dialect::sqlite {

inline constexpr std::string_view kMemoryPath = ":memory:";

struct Location {
  std::string path;     // absolute when a base directory was given, or kMemoryPath
  std::string written;  // the path as it stands in the URL

  [[nodiscard]] bool is_memory() const { return path == kMemoryPath; }
};

[[nodiscard]] Result<Location> parse_url(std::string_view url, std::string_view base_directory);

}  // namespace strata::dialect::sqlite
