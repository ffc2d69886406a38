// A look at a SQLite file with SQLite's own library and nothing of strata in between.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

struct sqlite3;

namespace strata::integration {

class SqliteFile {
 public:
  // Opens for reading and writing; creates the file when it is missing.
  explicit SqliteFile(const std::filesystem::path& path);
  SqliteFile(const SqliteFile&) = delete;
  SqliteFile& operator=(const SqliteFile&) = delete;
  ~SqliteFile();

  // False and a message on stderr when SQLite refuses.
  bool execute(const std::string& script);
  // The first column of every row, as text.
  [[nodiscard]] std::vector<std::string> column(const std::string& query);
  // The first cell, as a number; -1 when there is none.
  [[nodiscard]] long long number(const std::string& query);

 private:
  sqlite3* handle_ = nullptr;
};

}  // namespace strata::integration
