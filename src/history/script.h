// The script of a migration: its digest, which every command compares, and its text, which most of them need
// of a few scripts only.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "strata/result.h"

#include "base/files.h"
#include "base/sha256.h"

namespace strata::history {

class Script {
 public:
  explicit Script(std::string text) : digest_(sha256(text)), text_(std::move(text)) {}
  // Of a migration below this folder whose file is known to have this digest.
  Script(const Sha256& digest, std::shared_ptr<const Folder> folder)
      : digest_(digest), folder_(std::move(folder)) {}

  // Of the bytes of the text.
  [[nodiscard]] const Sha256& digest() const { return digest_; }

  // Bytes as they were read; the first call may have to read them, and is told whose they are. It fails when
  // the file cannot be read, or has another digest by now: what was decided about this script would not hold
  // for that text. Valid as long as the script.
  [[nodiscard]] Result<std::string_view> text(std::string_view migration) const;

 private:
  Sha256 digest_;
  std::shared_ptr<const Folder> folder_;  // null: the text is at hand
  mutable std::optional<std::string> text_;
};

}  // namespace strata::history
