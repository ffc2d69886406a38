#include "history/lock_file.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/files.h"

namespace strata::history {

std::string find_locked_provider(std::string_view text) {
  constexpr std::string_view kKey = "provider";
  constexpr std::string_view kPrefix = "provider = ";
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (!line.starts_with(kKey)) continue;
    if (line.starts_with(kPrefix)) line.remove_prefix(kPrefix.size());
    std::string provider(line);
    std::erase_if(provider, [](char c) { return c == '"' || c == '\r'; });
    return provider;
  }
  return {};
}

Result<std::optional<std::string>> read_locked_provider(const std::filesystem::path& directory) {
  STRATA_TRY(const std::optional<std::string> text, read_file_if_there(directory / kLockFileName));
  if (!text) return std::nullopt;
  return find_locked_provider(*text);
}

Result<void> write_lock_file(const std::filesystem::path& directory, std::string_view provider) {
  STRATA_CHECK(create_folder(directory));
  return write_file(directory / kLockFileName,
                    fmt::format("# Which database these migrations are for. Written by the migration tool.\n"
                                "# Keep it in version control together with the migrations.\n"
                                "provider = \"{}\"\n",
                                provider));
}

Result<void> check_lock_file(const std::filesystem::path& directory, std::string_view provider) {
  STRATA_TRY(const std::optional<std::string> locked, read_locked_provider(directory));
  return check_locked_provider(locked, directory, provider);
}

Result<void> check_locked_provider(const std::optional<std::string>& locked,
                                   const std::filesystem::path& directory, std::string_view provider) {
  if (!locked || *locked == provider) return {};
  const std::string path = (directory / kLockFileName).string();
  if (locked->empty()) {
    return fail(ErrorCode::provider_switched, fmt::format("`{}` names no provider.", path),
                {fmt::format("Write the line `provider = \"{}\"` into it.", provider)});
  }
  auto failure = fail(ErrorCode::provider_switched,
                      fmt::format("The migrations are written for `{}`, but the schema's datasource is `{}`.",
                                  *locked, provider),
                      {fmt::format("To stay with `{}`, set the provider of the datasource back.", *locked),
                       fmt::format("To move to `{}`, put the folder `{}` aside and start a new history with "
                                   "`strata migrate dev`.",
                                   provider, directory.string())});
  failure.error().subjects = {*locked, std::string(provider)};
  return failure;
}

}  // namespace strata::history
