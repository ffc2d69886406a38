#include "engine/view_files.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <string_view>

#include "base/files.h"

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

// None where there is no folder that can be read.
std::vector<FolderEntry> entries_of(const fs::path& path) {
  const Result<std::optional<Folder>> folder = Folder::open(path);
  if (!folder || !*folder) return {};
  return (*folder)->entries().value_or(std::vector<FolderEntry>());
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
  for (const FolderEntry& folder : entries_of(directory)) {
    for (const FolderEntry& entry : entries_of(directory / folder.name)) {
      const fs::path path = fs::path(folder.name) / entry.name;
      const bool is_known = std::ranges::find(files, path, &ViewFile::path) != files.end();
      if (path.extension() == kExtension && !is_known) left_over.push_back(path);
    }
  }
  std::ranges::sort(left_over);
  return left_over;
}

}  // namespace strata::engine
