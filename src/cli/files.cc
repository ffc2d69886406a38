#include "cli/files.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <system_error>

namespace strata::cli {
namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

Result<std::string> read_all(std::FILE* file, std::string_view name) {
  std::string text;
  std::array<char, 65536> buffer{};
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file))
    text.append(buffer.data(), count);
  if (std::ferror(file) == 0) return text;
  return fail(ErrorCode::file_unreadable, fmt::format("{} cannot be read: {}.", name, std::strerror(errno)));
}

}  // namespace

Result<std::string> read_text(const std::string& path) {
  const File file(std::fopen(path.c_str(), "rbe"), &std::fclose);
  if (file) return read_all(file.get(), path);
  return fail(ErrorCode::file_unreadable, fmt::format("{} cannot be read: {}.", path, std::strerror(errno)));
}

Result<std::string> read_standard_input() {
  return read_all(stdin, "Standard input");
}

Result<void> write_text(const std::string& path, std::string_view text) {
  std::error_code ignored;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), ignored);
  std::FILE* file = std::fopen(path.c_str(), "wbe");
  bool good = file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
  if (file != nullptr) good = std::fclose(file) == 0 && good;
  if (good) return {};
  return fail(ErrorCode::file_unwritable,
              fmt::format("{} cannot be written: {}.", path, std::strerror(errno)));
}

}  // namespace strata::cli
