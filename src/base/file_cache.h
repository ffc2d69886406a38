// Texts on disk that can be made anew at any time, so that they need not be.
//
// A file's name is the hash of everything that decides its content. Nobody waits for the cache, and nothing
// fails because of it: what cannot be read or written is not there.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/sha256.h"

namespace strata {

class FileCache {
 public:
  // The files in `folder` whose names end in `extension` are its own.
  FileCache(std::filesystem::path folder, std::string_view extension)
      : folder_(std::move(folder)), extension_(extension) {}

  struct Found {
    std::size_t key = 0;  // position in the keys that were asked for
    std::string bytes;
  };
  // What the last of these keys has that has anything.
  [[nodiscard]] std::optional<Found> find_last(std::span<const Sha256> keys) const;
  [[nodiscard]] std::optional<std::string> find(const Sha256& key) const;
  [[nodiscard]] bool has(const Sha256& key) const;

  // Also removes the oldest files when there are too many.
  void store(const Sha256& key, std::string_view bytes) const;

 private:
  [[nodiscard]] std::string file_name(const Sha256& key) const;

  std::filesystem::path folder_;
  std::string extension_;
};

}  // namespace strata
