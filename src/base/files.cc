#include "base/files.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <memory>
#include <sys/stat.h>
#include <system_error>

namespace strata {
namespace {

constexpr off_t kMaxFileBytes = off_t{1} << 30;

std::string reason(int error) {
  return std::generic_category().message(error);
}

std::unexpected<Error> unreadable(const std::string& path, std::string_view why) {
  return fail(ErrorCode::file_unreadable, fmt::format("`{}` cannot be read: {}.", path, why));
}

std::unexpected<Error> unwritable(const std::string& path, std::string_view why) {
  return fail(ErrorCode::file_unwritable, fmt::format("`{}` cannot be written: {}.", path, why));
}

FileStamp stamp_of(const struct stat& status) {
  const auto nanoseconds = [](const timespec& time) {
    return (std::int64_t{time.tv_sec} * 1'000'000'000) + time.tv_nsec;
  };
  return {.device = status.st_dev,
          .number = status.st_ino,
          .size = status.st_size,
          .modified = nanoseconds(status.st_mtim),
          .changed = nanoseconds(status.st_ctim)};
}

// Reads on behind the first `done` bytes, up to `size` at most: how many there are then. Fewer: the file has
// ended, or `error` has the system's number of what went wrong.
std::size_t read_on(const Descriptor& file, char* bytes, std::size_t done, std::size_t size, int& error) {
  ssize_t count = 0;
  do {
    count = ::read(file.get(), bytes + done, size - done);
  } while (count < 0 && errno == EINTR);
  if (count < 0) error = errno;
  return done + static_cast<std::size_t>(std::max<ssize_t>(count, 0));
}

// Reads a regular file to its end.
Result<StampedText> read_stamped_text(const Descriptor& file, const std::string& path) {
  struct stat status{};
  if (!file.is_open() || ::fstat(file.get(), &status) != 0) return unreadable(path, reason(errno));
  if (S_ISDIR(status.st_mode)) return unreadable(path, "it is a folder");
  if (!S_ISREG(status.st_mode)) return unreadable(path, "it is not a regular file");
  if (status.st_size > kMaxFileBytes) return unreadable(path, "it is larger than 1 GiB");

  std::string text;
  int error = 0;
  // Once is enough while nobody appends to it.
  for (std::size_t size = static_cast<std::size_t>(status.st_size) + 1; text.size() < size; size *= 2) {
    const std::size_t done = text.size();
    text.resize_and_overwrite(
        size, [&](char* bytes, std::size_t room) { return read_on(file, bytes, done, room, error); });
    if (error != 0) return unreadable(path, reason(error));
    if (text.size() < size) break;
  }
  return StampedText{.text = std::move(text), .stamp = stamp_of(status)};
}

Result<std::string> read_all(const Descriptor& file, const std::string& path) {
  STRATA_TRY(StampedText read, read_stamped_text(file, path));
  return std::move(read.text);
}

// O_NONBLOCK: opening a pipe must not wait for a writer.
constexpr int kReadFlags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;

EntryKind kind_of(mode_t mode) {
  if (S_ISREG(mode)) return EntryKind::file;
  if (S_ISDIR(mode)) return EntryKind::folder;
  if (S_ISLNK(mode)) return EntryKind::symlink;
  return EntryKind::other;
}

EntryKind kind_of(const dirent& entry, int folder) {
  switch (entry.d_type) {
    case DT_REG:
      return EntryKind::file;
    case DT_DIR:
      return EntryKind::folder;
    case DT_LNK:
      return EntryKind::symlink;
    case DT_UNKNOWN: {  // some file systems do not say
      struct stat status{};
      const bool known = ::fstatat(folder, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) == 0;
      return known ? kind_of(status.st_mode) : EntryKind::other;
    }
    default:
      return EntryKind::other;
  }
}

Result<void> write_all(int descriptor, const std::string& path, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return unwritable(path, reason(errno));
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  if (::fsync(descriptor) != 0) return unwritable(path, reason(errno));
  return {};
}

// Where a new text for `path` is written first: beside it, so that renaming stays within one file system.
std::filesystem::path temporary_beside(const std::filesystem::path& path) {
  return path.parent_path() / fmt::format(".{}.{}.tmp", path.filename().string(), ::getpid());
}

// A rename is on disk once its folder is. File systems that cannot sync a folder are left alone.
void sync_folder(const std::filesystem::path& folder) {
  const Descriptor descriptor(
      ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.is_open()) ::fsync(descriptor.get());
}

}  // namespace

Result<std::optional<Folder>> Folder::open(const std::filesystem::path& path) {
  Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.is_open()) return Folder(std::move(descriptor), path.string());
  if (errno == ENOENT) return std::nullopt;
  return unreadable(path.string(), reason(errno));
}

Result<std::vector<FolderEntry>> Folder::entries() const {
  const int own = ::openat(descriptor_.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (own < 0) return unreadable(path_, reason(errno));
  const std::unique_ptr<DIR, int (*)(DIR*)> stream(::fdopendir(own), &::closedir);
  if (stream == nullptr) {
    ::close(own);
    return unreadable(path_, "out of memory");
  }
  std::vector<FolderEntry> entries;
  errno = 0;
  while (const dirent* entry = ::readdir(stream.get())) {
    std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    entries.push_back({.name = std::move(name), .kind = kind_of(*entry, descriptor_.get())});
    errno = 0;
  }
  if (errno != 0) return unreadable(path_, reason(errno));
  return entries;
}

Result<std::string> Folder::read(const std::string& name) const {
  return read_all(Descriptor(::openat(descriptor_.get(), name.c_str(), kReadFlags)), path_ + "/" + name);
}

Result<StampedText> Folder::read_stamped(const std::string& name) const {
  return read_stamped_text(Descriptor(::openat(descriptor_.get(), name.c_str(), kReadFlags)),
                           path_ + "/" + name);
}

std::optional<FileStamp> Folder::stamp(const std::string& name) const {
  struct stat status{};
  if (::fstatat(descriptor_.get(), name.c_str(), &status, 0) != 0) return std::nullopt;
  if (!S_ISREG(status.st_mode)) return std::nullopt;
  return stamp_of(status);
}

FileStamp Folder::stamp() const {
  struct stat status{};
  return ::fstat(descriptor_.get(), &status) == 0 ? stamp_of(status) : FileStamp{};
}

Result<std::string> read_file(const std::filesystem::path& path) {
  return read_all(Descriptor(::open(path.c_str(), kReadFlags)), path.string());
}

Result<std::optional<std::string>> read_file_if_there(const std::filesystem::path& path) {
  Descriptor file(::open(path.c_str(), kReadFlags));
  if (!file.is_open() && errno == ENOENT) return std::nullopt;
  STRATA_TRY(std::string text, read_all(file, path.string()));
  return text;
}

bool is_file(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored);
}

bool is_folder(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored);
}

Result<void> create_folder(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (!is_folder(path)) return unwritable(path.string(), error ? error.message() : "it is not a folder");
  return {};
}

Result<bool> move_folder(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::rename(from.c_str(), to.c_str()) == 0) {
    sync_folder(to.parent_path());
    return true;
  }
  if (errno == EXDEV) return false;
  return unwritable(to.string(), reason(errno));
}

Result<void> write_file(const std::filesystem::path& path, std::string_view text) {
  std::error_code error;
  const std::filesystem::path resolved = std::filesystem::canonical(path, error);
  const std::filesystem::path target = error ? path : resolved;
  const std::filesystem::path temporary = temporary_beside(target);

  const Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (!file.is_open()) return unwritable(path.string(), reason(errno));
  struct stat old{};
  if (::stat(target.c_str(), &old) == 0) static_cast<void>(::fchmod(file.get(), old.st_mode & 07777));
  Result<void> written = write_all(file.get(), path.string(), text);
  if (written && ::rename(temporary.c_str(), target.c_str()) != 0) {
    written = unwritable(path.string(), reason(errno));
  }
  if (written) {
    sync_folder(target.parent_path());
  } else {
    ::unlink(temporary.c_str());
  }
  return written;
}

}  // namespace strata
