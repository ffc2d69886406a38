// Golden cases: files with an input and the text that has to come out. With STRATA_UPDATE_GOLDEN=1 in the
// environment the expected text is rewritten instead; review the change like code.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace strata::golden {

inline std::filesystem::path folder(std::string_view topic) {
  return std::filesystem::path(STRATA_TEST_DATA) / "golden" / topic;
}

// Every file below the folder whose name ends so, sorted.
inline std::vector<std::filesystem::path> find_files(const std::filesystem::path& below,
                                                     std::string_view ending) {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(below)) {
    if (entry.is_regular_file() && entry.path().string().ends_with(ending)) found.push_back(entry.path());
  }
  std::ranges::sort(found);
  return found;
}

inline std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline void expect_text(const std::filesystem::path& path, const std::string& actual) {
  if (std::getenv("STRATA_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << actual;
  } else {
    EXPECT_EQ(actual, read(path)) << path;
  }
}

}  // namespace strata::golden
