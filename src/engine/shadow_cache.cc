#include "engine/shadow_cache.h"

#include <algorithm>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "base/files.h"

namespace strata::engine {
namespace {

namespace fs = std::filesystem;

// Enough for some branches of some projects.
constexpr std::size_t kMaxImages = 40;
constexpr std::string_view kExtension = ".shadow";

std::string file_name(const Sha256& key) {
  std::string name = to_hex(key);
  name += kExtension;
  return name;
}

std::unordered_set<std::string> list_images(const fs::path& folder) {
  std::unordered_set<std::string> names;
  const Result<std::optional<Folder>> opened = Folder::open(folder);
  if (!opened || !*opened) return names;
  Result<std::vector<FolderEntry>> entries = (*opened)->entries();
  if (!entries) return names;
  for (FolderEntry& entry : *entries) {
    if (entry.name.ends_with(kExtension)) names.insert(std::move(entry.name));
  }
  return names;
}

void remove_oldest(const fs::path& folder) {
  std::vector<std::pair<fs::file_time_type, fs::path>> images;
  std::error_code error;
  for (const std::string& name : list_images(folder)) {
    const fs::path path = folder / name;
    images.emplace_back(fs::last_write_time(path, error), path);
  }
  if (images.size() <= kMaxImages) return;
  std::ranges::sort(images);
  for (std::size_t i = 0; i + kMaxImages < images.size(); ++i) fs::remove(images[i].second, error);
}

}  // namespace

std::optional<ShadowCache::Image> ShadowCache::find_last(std::span<const Sha256> keys) const {
  const std::unordered_set<std::string> names = list_images(folder_);
  if (names.empty()) return std::nullopt;
  for (std::size_t key = keys.size(); key-- > 0;) {
    const std::string name = file_name(keys[key]);
    if (!names.contains(name)) continue;
    Result<std::string> bytes = read_file(folder_ / name);
    if (bytes && !bytes->empty()) return Image{.key = key, .bytes = std::move(bytes).value()};
  }
  return std::nullopt;
}

void ShadowCache::store(const Sha256& key, std::string_view image) const {
  if (!create_folder(folder_)) return;
  if (!write_file(folder_ / file_name(key), image)) return;
  remove_oldest(folder_);
}

}  // namespace strata::engine
