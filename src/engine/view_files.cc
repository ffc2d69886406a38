#include "engine/view_files.h"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>
#include <system_error>

namespace strata::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kExtension = ".sql";
constexpr const char* kOnlyNamespace = "main";

// Names come from the database: none of them may lead out of its folder, or hide.
bool is_file_name(std::string_view name) {
  constexpr std::size_t kLongest = 240;
  return !name.empty() && name.size() <= kLongest && !name.starts_with('.') &&
         name.find_first_of({"/\\\0", 3}) == std::string_view::npos;
}

}  // namespace

std::string view_folder(const schema::Schema& schema, const schema::View& view) {
  if (!view.name.namespace_name.empty()) return view.name.namespace_name;
  return schema.default_namespace.empty() ? kOnlyNamespace : schema.default_namespace;
}

std::vector<ViewFile> view_files(const schema::Schema& schema, std::vector<std::string>& warnings) {
  std::vector<ViewFile> files;
  for (const schema::View& view : schema.views) {
    if (view.columns.empty()) continue;
    const std::string folder = view_folder(schema, view);
    if (!is_file_name(folder) || !is_file_name(view.name.name)) {
      warnings.push_back(
          fmt::format("The query of the view `{}` is not written to a file: a file cannot have this name.",
                      view.name.name));
      continue;
    }
    files.push_back(
        {.path = fs::path(folder) / (view.name.name + std::string(kExtension)), .text = view.definition});
  }
  return files;
}

std::vector<fs::path> left_over_views(const fs::path& directory, const std::vector<ViewFile>& files) {
  std::vector<fs::path> left_over;
  std::error_code ignored;
  for (const auto& folder : fs::directory_iterator(directory, ignored)) {
    if (!folder.is_directory(ignored)) continue;
    for (const auto& entry : fs::directory_iterator(folder.path(), ignored)) {
      const fs::path path = folder.path().filename() / entry.path().filename();
      if (path.extension() != kExtension || std::ranges::find(files, path, &ViewFile::path) != files.end())
        continue;
      left_over.push_back(path);
    }
  }
  std::ranges::sort(left_over);
  return left_over;
}

}  // namespace strata::engine
