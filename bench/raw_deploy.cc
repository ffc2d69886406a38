// raw_deploy DATABASE MIGRATIONS_FOLDER
//
// What a deploy costs at least: the SQLite library runs the same scripts in the same transactions, each with
// a row in a ledger, and nothing else. Settings of the file are SQLite's own.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sqlite3.h>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

constexpr const char* kLedger =
    "CREATE TABLE ledger (id INTEGER PRIMARY KEY, name TEXT NOT NULL, started_at INTEGER, finished_at "
    "INTEGER)";

std::vector<fs::path> scripts_below(const fs::path& folder) {
  std::vector<fs::path> scripts;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_directory()) scripts.push_back(entry.path() / "migration.sql");
  }
  std::ranges::sort(scripts);
  return scripts;
}

bool run(sqlite3* database, const std::string& sql) {
  char* message = nullptr;
  if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &message) == SQLITE_OK) return true;
  std::fprintf(stderr, "%s\n", message);
  sqlite3_free(message);
  return false;
}

bool apply(sqlite3* database, const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string script(std::istreambuf_iterator<char>(file), {});
  return run(database, "BEGIN IMMEDIATE") && run(database, script) &&
         run(database, "INSERT INTO ledger (name, started_at, finished_at) VALUES ('" +
                           path.parent_path().filename().string() + "', 1, 2)") &&
         run(database, "COMMIT");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: raw_deploy DATABASE MIGRATIONS_FOLDER\n");
    return 2;
  }
  sqlite3* database = nullptr;
  bool done = sqlite3_open(argv[1], &database) == SQLITE_OK && run(database, kLedger);
  for (const fs::path& script : scripts_below(argv[2])) done = done && apply(database, script);
  sqlite3_close(database);
  return done ? 0 : 1;
}
