// migration_lock.toml: the database that a history was written for. Lies in the migrations folder and belongs
// into version control, so that a change of the provider in two branches is noticed.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "strata/result.h"

namespace strata::history {

inline constexpr std::string_view kLockFileName = "migration_lock.toml";

// The provider in a lock file's text, by Prisma's rule: what follows `provider = ` in the first line that
// starts with `provider`, without quotes. Empty when there is no such line.
[[nodiscard]] std::string find_locked_provider(std::string_view text);

// The same from the file in the migrations folder; nothing when there is no lock file.
[[nodiscard]] Result<std::optional<std::string>> read_locked_provider(const std::filesystem::path& directory);

[[nodiscard]] Result<void> write_lock_file(const std::filesystem::path& directory, std::string_view provider);

// P3019 when the lock file names another provider. A missing lock file is fine.
[[nodiscard]] Result<void> check_lock_file(const std::filesystem::path& directory, std::string_view provider);
// The same for what the file was found to say; none: there is no file.
[[nodiscard]] Result<void> check_locked_provider(const std::optional<std::string>& locked,
                                                 const std::filesystem::path& directory,
                                                 std::string_view provider);

}  // namespace strata::history
