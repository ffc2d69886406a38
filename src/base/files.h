// Files and folders: whole texts in, whole texts out. Paths in messages are as they were given.
//
// Only regular files are read, so that a device or a pipe in the wrong place can neither hang nor flood.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "strata/result.h"

#include "base/descriptor.h"

namespace strata {

enum class EntryKind : std::uint8_t { file, folder, symlink, other };

struct FolderEntry {
  std::string name;
  EntryKind kind = EntryKind::file;  // of the entry itself: a link to a folder is a symlink
};

// What tells that a file is still the one that was read, as long as nobody turns back the clock: every change
// of its content gives it a later moment of change, and every replacement another number.
struct FileStamp {
  std::uint64_t device = 0;
  std::uint64_t number = 0;  // within the device
  std::int64_t size = 0;     // bytes
  // Nanoseconds since 1970. Anybody can set the first, nobody the second.
  std::int64_t modified = 0, changed = 0;

  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

struct StampedText {
  std::string text;
  FileStamp stamp;  // from before the text was read: a change during reading shows in the next stamp
};

// A folder held open: reading many small files below it costs one path walk less each.
class Folder {
 public:
  // Nothing when there is no such folder.
  [[nodiscard]] static Result<std::optional<Folder>> open(const std::filesystem::path& path);

  // In the order of the file system, without "." and "..".
  [[nodiscard]] Result<std::vector<FolderEntry>> entries() const;
  // `name` is relative to the folder.
  [[nodiscard]] Result<std::string> read(const std::string& name) const;
  [[nodiscard]] Result<StampedText> read_stamped(const std::string& name) const;
  // Of a regular file; follows symlinks.
  [[nodiscard]] std::optional<FileStamp> stamp(const std::string& name) const;
  // Of the folder itself: another one after an entry has come, gone or got another name.
  [[nodiscard]] FileStamp stamp() const;

 private:
  Folder(Descriptor descriptor, std::string path)
      : descriptor_(std::move(descriptor)), path_(std::move(path)) {}

  Descriptor descriptor_;
  std::string path_;
};

[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path);
// Nothing when there is no such file.
[[nodiscard]] Result<std::optional<std::string>> read_file_if_there(const std::filesystem::path& path);

// Follows symlinks. False also where nobody may look.
[[nodiscard]] bool is_file(const std::filesystem::path& path);
[[nodiscard]] bool is_folder(const std::filesystem::path& path);

// With its parents; one that exists already is fine.
[[nodiscard]] Result<void> create_folder(const std::filesystem::path& path);

// Gives a finished folder its name, at once and on disk. False where the two places lie on different file
// systems: nothing has happened then.
[[nodiscard]] Result<bool> move_folder(const std::filesystem::path& from, const std::filesystem::path& to);

// Replaces the whole file or leaves the old one: the text is on disk before the name leads to it. A symlink
// is followed, the permissions of an existing file are kept. The folder must exist.
[[nodiscard]] Result<void> write_file(const std::filesystem::path& path, std::string_view text);

}  // namespace strata
