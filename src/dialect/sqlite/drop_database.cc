#include <filesystem>
#include <fmt/format.h>
#include <system_error>

#include "dialect/sqlite/connection.h"

namespace strata::dialect::sqlite {

Result<void> drop_database(const Location& location) {
  if (location.is_memory()) return {};
  {
    // Reads the header: what is no database is not ours to remove.
    STRATA_TRY(const auto opened, Connection::open(location, {}));
  }
  for (const char* const suffix : {"", "-journal", "-wal", "-shm"}) {
    std::error_code failed;
    std::filesystem::remove(location.path + suffix, failed);
    if (failed) {
      return fail(ErrorCode::file_unwritable, fmt::format("The database file \"{}{}\" cannot be removed: {}.",
                                                          location.written, suffix, failed.message()));
    }
  }
  return {};
}

}  // namespace strata::dialect::sqlite
