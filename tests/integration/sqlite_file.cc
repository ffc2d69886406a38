#include "sqlite_file.h"

#include <cstdio>
#include <sqlite3.h>

namespace strata::integration {

SqliteFile::SqliteFile(const std::filesystem::path& path) {
  sqlite3_open_v2(path.c_str(), &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "unix");
  sqlite3_busy_timeout(handle_, 5000);
}

SqliteFile::~SqliteFile() {
  sqlite3_close_v2(handle_);
}

bool SqliteFile::execute(const std::string& script) {
  char* message = nullptr;
  if (sqlite3_exec(handle_, script.c_str(), nullptr, nullptr, &message) == SQLITE_OK) return true;
  std::fprintf(stderr, "%s\n", message);
  sqlite3_free(message);
  return false;
}

std::vector<std::string> SqliteFile::column(const std::string& query) {
  std::vector<std::string> values;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle_, query.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
    return {std::string("error: ") + sqlite3_errmsg(handle_)};
  }
  while (sqlite3_step(statement) == SQLITE_ROW) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
    values.emplace_back(text != nullptr ? text : "NULL");
  }
  sqlite3_finalize(statement);
  return values;
}

long long SqliteFile::number(const std::string& query) {
  const std::vector<std::string> values = column(query);
  return values.empty() ? -1 : std::atoll(values.front().c_str());
}

}  // namespace strata::integration
