#include "history/checksum.h"

#include <fmt/format.h>

#include "base/sha256.h"

namespace strata::history {
namespace {

constexpr std::size_t kHexSize = 64;

// Early versions of Prisma printed each byte without its leading zero.
std::string unpadded(const Sha256& digest) {
  std::string text;
  for (const unsigned byte : digest) text += fmt::format("{:x}", byte);
  return text;
}

bool is_hash(std::string_view recorded, const Sha256& digest) {
  return is_hex(recorded, digest) || (recorded.size() < kHexSize && recorded == unpadded(digest));
}

std::string with_unix_lines(std::string_view script) {
  std::string text;
  text.reserve(script.size());
  for (std::size_t i = 0; i < script.size(); ++i) {
    const bool ends_line = script[i] == '\r' && i + 1 < script.size() && script[i + 1] == '\n';
    if (!ends_line) text += script[i];
  }
  return text;
}

std::string with_windows_lines(std::string_view unix_script) {
  std::string text;
  for (const char c : unix_script) {
    if (c == '\n') text += '\r';
    text += c;
  }
  return text;
}

}  // namespace

std::string checksum(const Migration& migration) {
  return to_hex(migration.script->digest());
}

bool matches(std::string_view recorded, const Migration& migration) {
  if (is_hash(recorded, migration.script->digest())) return true;
  const Result<std::string_view> script = migration.script->text(migration.name);
  if (!script) return false;
  const std::string unix_script = with_unix_lines(*script);
  return is_hash(recorded, sha256(unix_script)) || is_hash(recorded, sha256(with_windows_lines(unix_script)));
}

}  // namespace strata::history
