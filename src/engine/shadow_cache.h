// Images of shadow databases on disk, so that a history that was replayed once is not replayed again.
//
// A file's name is the hash of everything that decides its content. Nobody waits for the cache, and nothing
// fails because of it: what cannot be read or written is not there.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/sha256.h"

namespace strata::engine {

class ShadowCache {
 public:
  explicit ShadowCache(std::filesystem::path folder) : folder_(std::move(folder)) {}

  struct Image {
    std::size_t key = 0;  // position in the keys that were asked for
    std::string bytes;
  };
  // The image of the last of these keys that has one.
  [[nodiscard]] std::optional<Image> find_last(std::span<const Sha256> keys) const;

  // Also removes the oldest images when there are too many.
  void store(const Sha256& key, std::string_view image) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace strata::engine
