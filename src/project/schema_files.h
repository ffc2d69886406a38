// The schema files of a project: one file, or every *.prisma file of a folder and the folders in it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "strata/result.h"

namespace strata::project {

struct SchemaFile {
  std::filesystem::path path;  // as reached from the path that was asked for
  std::string text;
};

// A folder is walked depth-first, entries in byte order of their names; symlinks are followed, but no folder
// is entered twice. A missing path, and a folder without schema files, is an Error.
[[nodiscard]] Result<std::vector<SchemaFile>> read_schema_files(const std::filesystem::path& path);

}  // namespace strata::project
