#include "history/folder_reader.h"

#include <algorithm>
#include <utility>

#include "history/name_order.h"

namespace strata::history {
namespace {

// Reading fewer scripts takes less time than looking after an index of them.
constexpr std::size_t kWorthAnIndex = 100;
// So many may be read again each time before the index is written anew.
constexpr std::size_t kReadAnyway = 20;

}  // namespace

Result<std::optional<FolderReader>> FolderReader::open(
    const std::filesystem::path& directory, const std::optional<std::filesystem::path>& cache_folder,
    Timestamp time) {
  STRATA_TRY(std::optional<Folder> folder, Folder::open(directory));
  if (!folder) return std::nullopt;
  return FolderReader(std::move(*folder), directory, cache_folder, time);
}

FolderReader::FolderReader(Folder folder, const std::filesystem::path& directory,
                           const std::optional<std::filesystem::path>& cache_folder, Timestamp time)
    : folder_(std::make_shared<const Folder>(std::move(folder))),
      key_(sha256(directory.native())),
      stamp_(folder_->stamp()),
      time_(time) {
  if (!cache_folder) return;
  cache_.emplace(*cache_folder / "scripts", ".index");
}

Result<std::vector<std::string>> FolderReader::list() {
  if (cache_) {
    if (std::optional<std::string> bytes = cache_->find(key_)) known_ = ScriptIndex(std::move(*bytes));
  }
  std::vector<std::string> names;
  if (!known_.migrations().empty() && known_.folder() == stamp_) {
    names.assign(known_.migrations().begin(), known_.migrations().end());
    return names;
  }
  STRATA_TRY(std::vector<FolderEntry> entries, folder_->entries());
  for (FolderEntry& entry : entries) {
    if (entry.kind == EntryKind::folder) names.push_back(std::move(entry.name));
  }
  std::ranges::sort(names, [](const std::string& first, const std::string& second) {
    return compare_names(first, second) < 0;
  });
  was_listed_ = true;
  return names;
}

std::optional<Sha256> FolderReader::look_at(std::string_view migration, std::size_t position) const {
  const std::optional<ScriptIndex::Entry> known = known_.find(migration, position);
  if (!known || folder_->stamp(script_in(migration)) != known->stamp) return std::nullopt;
  return known->digest;
}

std::optional<Script> FolderReader::read(std::string_view migration, const std::optional<Sha256>& digest) {
  if (digest) return Script(*digest, folder_);
  Result<StampedText> file = folder_->read_stamped(script_in(migration));
  if (!file) return std::nullopt;
  Script script(std::move(file->text));
  if (is_settled(file->stamp, time_)) {
    learned_.push_back({.migration = migration, .stamp = file->stamp, .digest = script.digest()});
  }
  return script;
}

void FolderReader::remember(const History& history) {
  if (!cache_ || history.size() < kWorthAnIndex) return;
  const bool knows_folder = is_settled(stamp_, time_);
  if (learned_.size() <= kReadAnyway && !(was_listed_ && knows_folder)) return;
  std::vector<ScriptIndex::Entry> entries;
  auto learned = learned_.begin();
  for (std::size_t i = 0; i < history.size(); ++i) {
    const Migration& migration = history[i];
    const bool is_new = learned != learned_.end() && learned->migration == migration.name;
    const std::optional<ScriptIndex::Entry> known = is_new ? *learned++ : known_.find(migration.name, i);
    entries.push_back(known.value_or(ScriptIndex::Entry{.migration = migration.name}));
  }
  cache_->store(key_, print_index(knows_folder ? stamp_ : FileStamp{}, entries));
}

}  // namespace strata::history
