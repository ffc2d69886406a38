// Reading the schema: one file, or every *.prisma file of a folder.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "strata/result.h"

namespace strata::engine {

struct SchemaFile {
  std::filesystem::path path;  // absolute
  std::string text;            // bytes as read
};

// `path` is absolute. A folder is walked depth first, in the order of names by bytes.
[[nodiscard]] Result<std::vector<SchemaFile>> read_schema_files(const std::filesystem::path& path);

}  // namespace strata::engine
