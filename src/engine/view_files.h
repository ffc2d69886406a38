// The queries of views in files, one each: what a view block of the schema file cannot say.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "schema/schema.h"

namespace strata::engine {

struct ViewFile {
  std::filesystem::path path;  // below the folder of all views: namespace, name and ".sql"
  std::string text;            // in the database's own words
};

// The folder of a view's namespace; "main" where databases have none.
[[nodiscard]] std::string view_folder(const schema::Schema& schema, const schema::View& view);

// Of all views that get a block. One whose name cannot be that of a file is told in `warnings` instead.
[[nodiscard]] std::vector<ViewFile> view_files(const schema::Schema& schema,
                                               std::vector<std::string>& warnings);

// Files below `directory` that look like those of views, but of none of these; sorted.
[[nodiscard]] std::vector<std::filesystem::path> left_over_views(const std::filesystem::path& directory,
                                                                 const std::vector<ViewFile>& files);

}  // namespace strata::engine
