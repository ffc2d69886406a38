// The migrations folder: one folder a migration, each with one script.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "strata/result.h"

#include "history/history_reading.h"
#include "history/migration.h"

namespace strata::history {

// Every folder directly below `directory`, in the order of name_order.h, also those with a hidden or an odd
// name; links and files are none. A missing directory is an empty history. A script that cannot be read is
// left out of its migration: only who needs the text has a problem. Messages call the directory `shown_as`.
//
// The digests of a long history are kept below `cache_folder`, and only scripts whose files have changed
// since are read; none: all are.
[[nodiscard]] Result<HistoryReading> begin_reading(const std::filesystem::path& directory,
                                                   const std::string& shown_as,
                                                   const std::optional<std::filesystem::path>& cache_folder);
// The same, and waits for it.
[[nodiscard]] Result<History> read_history(const std::filesystem::path& directory,
                                           const std::string& shown_as,
                                           const std::optional<std::filesystem::path>& cache_folder);

// Adds the folder of a new migration with its script, and returns the script's path. Fails when there is a
// folder of this name already; leaves nothing behind when writing fails.
[[nodiscard]] Result<std::filesystem::path> write_migration(const std::filesystem::path& directory,
                                                            std::string_view name, std::string_view script);

}  // namespace strata::history
