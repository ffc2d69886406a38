#include "history/directory.h"

#include <fmt/format.h>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/files.h"
#include "history/folder_reader.h"

namespace strata::history {
namespace {

std::unexpected<Error> fail_new_folder(const std::filesystem::path& folder, const std::string& reason) {
  return fail(
      ErrorCode::file_unwritable,
      fmt::format("The folder of the new migration, `{}`, cannot be created: {}.", folder.string(), reason));
}

Result<void> write_folder(const std::filesystem::path& folder, std::string_view script) {
  std::error_code error;
  if (!std::filesystem::create_directory(folder, error)) {
    return fail_new_folder(folder, error ? error.message() : "it exists already");
  }
  Result<void> written = write_file(folder / kScriptName, script);
  if (!written) std::filesystem::remove_all(folder, error);
  return written;
}

// A folder without its script stops every command, so whatever interrupts this must not leave one: it is made
// beside the migrations, of which every folder among them counts as one. False where that place cannot be
// used.
Result<bool> write_whole(const std::filesystem::path& folder, std::string_view script) {
  const std::filesystem::path directory = folder.parent_path();
  const std::filesystem::path draft =
      directory.parent_path() / fmt::format(".{}.draft", folder.filename().string());
  if (!write_folder(draft, script)) return false;
  Result<bool> moved = move_folder(draft, folder);
  std::error_code ignored;
  if (!moved || !*moved) std::filesystem::remove_all(draft, ignored);
  return moved;
}

}  // namespace

Result<HistoryReading> begin_reading(const std::filesystem::path& directory, const std::string& shown_as,
                                     const std::optional<std::filesystem::path>& cache_folder) {
  STRATA_TRY(std::optional<FolderReader> folder, FolderReader::open(directory, cache_folder, now()));
  if (!folder) return History{};
  return HistoryReading::begin(std::move(*folder), shown_as);
}

Result<History> read_history(const std::filesystem::path& directory, const std::string& shown_as,
                             const std::optional<std::filesystem::path>& cache_folder) {
  STRATA_TRY(HistoryReading reading, begin_reading(directory, shown_as, cache_folder));
  return std::move(reading).take();
}

Result<std::filesystem::path> write_migration(const std::filesystem::path& directory, std::string_view name,
                                              std::string_view script) {
  STRATA_CHECK(create_folder(directory));
  const std::filesystem::path folder = directory / name;
  if (is_folder(folder)) return fail_new_folder(folder, "it exists already");
  STRATA_TRY(const bool is_there, write_whole(folder, script));
  if (!is_there) STRATA_CHECK(write_folder(folder, script));
  return folder / kScriptName;
}

}  // namespace strata::history
