#include "dialect/sqlite/url.h"

#include <array>
#include <filesystem>

namespace strata::dialect::sqlite {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 2> kPrefixes = {"file:", "sqlite:"};

std::string_view without_prefix(std::string_view url) {
  for (const std::string_view prefix : kPrefixes) {
    if (url.starts_with(prefix)) return url.substr(prefix.size());
  }
  return url;
}

bool has_other_scheme(std::string_view url) {
  return url.find("://") != std::string_view::npos;
}

// `file:///srv/app.db` and `file:/srv/app.db` mean the same file.
std::string_view without_empty_host(std::string_view path) {
  return path.starts_with("///") ? path.substr(2) : path;
}

}  // namespace

Result<Location> parse_url(std::string_view url, std::string_view base_directory) {
  std::string_view path = without_prefix(url);
  if (path.size() == url.size() && has_other_scheme(url)) {
    return fail(ErrorCode::url_malformed, "The URL of a SQLite database must start with `file:`.",
                {"Write the URL as `file:./dev.db`."});
  }
  path = without_empty_host(path.substr(0, path.find('?')));
  if (path.empty() || path.find('\0') != std::string_view::npos) {
    return fail(ErrorCode::url_malformed, "The URL of the SQLite database names no file.",
                {"Write the URL as `file:./dev.db`."});
  }
  Location location{.path = std::string(path), .written = std::string(path)};
  if (path == kMemoryPath || base_directory.empty()) return location;
  location.path = (fs::path(base_directory) / fs::path(path)).lexically_normal().string();
  return location;
}

}  // namespace strata::dialect::sqlite
