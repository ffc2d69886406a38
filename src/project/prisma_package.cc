#include "project/prisma_package.h"

#include <charconv>
#include <nlohmann/json.hpp>

#include "base/files.h"
#include "project/configuration_file.h"

namespace strata::project {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// Null when there is none, or it is no JSON.
json read_json(const fs::path& path) {
  const Result<std::optional<std::string>> text = read_file_if_there(path);
  if (!text || !*text) return nullptr;
  json value = json::parse(**text, nullptr, false);
  return value.is_discarded() ? json(nullptr) : value;
}

std::optional<std::string> text_member(const json& object, const char* name) {
  if (!object.is_object()) return std::nullopt;
  const auto found = object.find(name);
  if (found == object.end() || !found->is_string()) return std::nullopt;
  return found->get<std::string>();
}

std::optional<std::string> find_installed(const fs::path& directory) {
  for (fs::path at = directory;; at = at.parent_path()) {
    if (auto version = text_member(read_json(at / "node_modules" / "prisma" / "package.json"), "version")) {
      return version;
    }
    if (at == at.parent_path()) return std::nullopt;
  }
}

std::optional<std::string> find_wanted(const fs::path& directory) {
  const std::optional<fs::path> path = find_package_file(directory);
  if (!path) return std::nullopt;
  const json package = read_json(*path);
  if (!package.is_object()) return std::nullopt;
  for (const char* section : {"dependencies", "devDependencies"}) {
    const auto found = package.find(section);
    if (found == package.end()) continue;
    if (auto range = text_member(*found, "prisma")) return range;
  }
  return std::nullopt;
}

}  // namespace

std::optional<int> PrismaPackage::major() const {
  const std::size_t digit = version.find_first_of("0123456789");
  if (digit == std::string::npos || digit > 2) return std::nullopt;  // behind `^`, `~` or `>=` at most
  int number = 0;
  const auto [end, failure] =
      std::from_chars(version.data() + digit, version.data() + version.size(), number);
  return failure == std::errc() ? std::optional(number) : std::nullopt;
}

bool loads_environment_files(const Configuration& configuration,
                             const std::optional<PrismaPackage>& package) {
  constexpr int kFirstWithout = 7;
  if (!configuration.reads_environment_files) return false;
  const bool has_none = !configuration.file || configuration.file->filename() == "package.json";
  return !has_none || !package || package->major().value_or(0) < kFirstWithout;
}

std::optional<PrismaPackage> find_prisma(const fs::path& directory) {
  if (auto version = find_installed(directory)) {
    return PrismaPackage{.version = std::move(*version), .is_installed = true};
  }
  if (auto range = find_wanted(directory)) return PrismaPackage{.version = std::move(*range)};
  return std::nullopt;
}

}  // namespace strata::project
