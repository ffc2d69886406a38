// What a migrations folder held when it was last read: so that a long history need not be read again to see
// that nothing in it was edited. As with git's index, a file or folder with the same stamp is taken for the
// same.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/sha256.h"
#include "base/timestamp.h"

namespace strata::history {

class ScriptIndex {
 public:
  struct Entry {
    std::string_view migration;
    FileStamp stamp;  // all zero: its script has to be read each time
    Sha256 digest{};
  };

  ScriptIndex() = default;
  // What print_index gave; empty when the bytes are damaged.
  explicit ScriptIndex(std::string bytes);

  // Of the folder when its entries were listed; all zero: they have to be listed each time.
  [[nodiscard]] const FileStamp& folder() const { return folder_; }
  // Its migrations in their order.
  [[nodiscard]] std::span<const std::string_view> migrations() const { return migrations_; }
  // Nothing when it is not known. Fastest when `hint` is its position here.
  [[nodiscard]] std::optional<Entry> find(std::string_view migration, std::size_t hint) const;

 private:
  std::string bytes_;
  FileStamp folder_;
  std::vector<std::string_view> migrations_;  // in `bytes_`, each before the rest of its entry
};

// For a ScriptIndex to read; entries in the order of the history.
[[nodiscard]] std::string print_index(const FileStamp& folder, std::span<const ScriptIndex::Entry> entries);

// A file that was changed a moment ago may change again within the same tick of its clock: its stamp says
// nothing yet.
[[nodiscard]] bool is_settled(const FileStamp& stamp, Timestamp now);

}  // namespace strata::history
