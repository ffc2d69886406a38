// Reads a migrations folder, and of a long history only what has changed since the last time.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "strata/result.h"

#include "base/file_cache.h"
#include "base/files.h"
#include "base/sha256.h"
#include "base/timestamp.h"
#include "history/migration.h"
#include "history/script_index.h"

namespace strata::history {

class FolderReader {
 public:
  // Nothing when there is no such folder. What is worth it is remembered below `cache_folder`; none: nothing.
  // `time` is now.
  [[nodiscard]] static Result<std::optional<FolderReader>> open(
      const std::filesystem::path& directory, const std::optional<std::filesystem::path>& cache_folder,
      Timestamp time);

  // Whether something is remembered of it, which a short one is not worth.
  [[nodiscard]] bool may_be_long() const { return cache_ && cache_->has(key_); }
  // The names of its folders, in the order in which migrations apply.
  [[nodiscard]] Result<std::vector<std::string>> list();
  // Whether any script is known, once it is listed. Else looking at them saves nothing.
  [[nodiscard]] bool knows_scripts() const { return !known_.migrations().empty(); }
  // The digest of the script of the migration at this place of the list, when its file has not changed since
  // it was read. From any thread.
  [[nodiscard]] std::optional<Sha256> look_at(std::string_view migration, std::size_t position) const;
  // A script of this digest; without one it is read. Nothing where there is none, or none that can be read.
  // Call it in the order of the list; the name must stay where it is.
  [[nodiscard]] std::optional<Script> read(std::string_view migration, const std::optional<Sha256>& digest);

  // For the next time: what was read of the listed migrations, which are these.
  void remember(const History& history);

 private:
  FolderReader(Folder folder, const std::filesystem::path& directory,
               const std::optional<std::filesystem::path>& cache_folder, Timestamp time);

  std::shared_ptr<const Folder> folder_;
  std::optional<FileCache> cache_;
  Sha256 key_;
  ScriptIndex known_;
  FileStamp stamp_;  // of the folder
  Timestamp time_;
  std::vector<ScriptIndex::Entry> learned_;  // scripts that were read, and can be known next time
  bool was_listed_ = false;
};

}  // namespace strata::history
