#include "project/schema_files.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <string_view>
#include <system_error>

#include "base/files.h"

namespace strata::project {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kExtension = ".prisma";
constexpr std::size_t kMaxBytes = std::size_t{1} << 30U;  // of all files

std::vector<std::string> ways_to_name_it() {
  return {"Name the schema file or folder with --schema PATH.", "Begin a new project with `strata init`."};
}

class FolderWalk {
 public:
  explicit FolderWalk(std::vector<SchemaFile>& files) : files_(files) {}

  Result<void> walk(const fs::path& folder) {
    std::error_code unknown;
    const fs::path real = fs::canonical(folder, unknown);
    if (!unknown && !entered_.insert(real).second) return {};
    STRATA_TRY(const auto opened, Folder::open(folder));
    if (!opened) return {};  // removed meanwhile
    STRATA_TRY(auto entries, opened->entries());
    std::ranges::sort(entries, {}, &FolderEntry::name);
    for (const FolderEntry& entry : entries) STRATA_CHECK(visit(folder / entry.name, entry));
    return {};
  }

 private:
  Result<void> visit(const fs::path& path, const FolderEntry& entry) {
    const bool leads_to_folder = entry.kind == EntryKind::symlink && is_folder(path);
    if (entry.kind == EntryKind::folder || leads_to_folder) return walk(path);
    if (!entry.name.ends_with(kExtension)) return {};
    STRATA_TRY(std::string text, read_file(path));
    size_ += text.size();
    if (size_ > kMaxBytes) {
      return fail(ErrorCode::file_unreadable, "The schema files are larger than 1 GiB together.",
                  ways_to_name_it());
    }
    files_.push_back({.path = path, .text = std::move(text)});
    return {};
  }

  std::vector<SchemaFile>& files_;
  std::size_t size_ = 0;
  std::set<fs::path> entered_;  // real paths, so that a loop of symlinks ends
};

}  // namespace

Result<std::vector<SchemaFile>> read_schema_files(const fs::path& path) {
  std::vector<SchemaFile> files;
  if (is_folder(path)) {
    STRATA_CHECK(FolderWalk(files).walk(path));
    if (!files.empty()) return files;
    return fail(ErrorCode::schema_not_found,
                fmt::format("The folder `{}` holds no {} file.", path.string(), kExtension),
                ways_to_name_it());
  }
  STRATA_TRY(auto text, read_file_if_there(path));
  if (!text) {
    return fail(ErrorCode::schema_not_found, fmt::format("There is no schema file `{}`.", path.string()),
                ways_to_name_it());
  }
  files.push_back({.path = path, .text = std::move(*text)});
  return files;
}

}  // namespace strata::project
