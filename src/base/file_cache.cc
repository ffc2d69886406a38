#include "base/file_cache.h"

#include <algorithm>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "base/files.h"

namespace strata {
namespace {

namespace fs = std::filesystem;

// Enough for some branches of some projects.
constexpr std::size_t kMaxFiles = 40;

std::unordered_set<std::string> list_files(const fs::path& folder, std::string_view extension) {
  std::unordered_set<std::string> names;
  const Result<std::optional<Folder>> opened = Folder::open(folder);
  if (!opened || !*opened) return names;
  Result<std::vector<FolderEntry>> entries = (*opened)->entries();
  if (!entries) return names;
  for (FolderEntry& entry : *entries) {
    if (entry.name.ends_with(extension)) names.insert(std::move(entry.name));
  }
  return names;
}

void remove_oldest(const fs::path& folder, std::string_view extension) {
  std::vector<std::pair<fs::file_time_type, fs::path>> files;
  std::error_code error;
  for (const std::string& name : list_files(folder, extension)) {
    const fs::path path = folder / name;
    files.emplace_back(fs::last_write_time(path, error), path);
  }
  if (files.size() <= kMaxFiles) return;
  std::ranges::sort(files);
  for (std::size_t i = 0; i + kMaxFiles < files.size(); ++i) fs::remove(files[i].second, error);
}

}  // namespace

std::string FileCache::file_name(const Sha256& key) const {
  return to_hex(key) + extension_;
}

std::optional<FileCache::Found> FileCache::find_last(std::span<const Sha256> keys) const {
  const std::unordered_set<std::string> names = list_files(folder_, extension_);
  if (names.empty()) return std::nullopt;
  for (std::size_t key = keys.size(); key-- > 0;) {
    if (!names.contains(file_name(keys[key]))) continue;
    std::optional<std::string> bytes = find(keys[key]);
    if (bytes) return Found{.key = key, .bytes = std::move(*bytes)};
  }
  return std::nullopt;
}

std::optional<std::string> FileCache::find(const Sha256& key) const {
  Result<std::string> bytes = read_file(folder_ / file_name(key));
  if (!bytes || bytes->empty()) return std::nullopt;
  return std::move(bytes).value();
}

bool FileCache::has(const Sha256& key) const {
  return is_file(folder_ / file_name(key));
}

void FileCache::store(const Sha256& key, std::string_view bytes) const {
  if (!create_folder(folder_)) return;
  if (!write_file(folder_ / file_name(key), bytes)) return;
  remove_oldest(folder_, extension_);
}

}  // namespace strata
