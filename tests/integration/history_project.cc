#include "history_project.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <unistd.h>

#include "sqlite_file.h"

namespace strata::integration {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSchema = R"(datasource db {
  provider = "sqlite"
  url      = "file:./app.db"
}

model Log {
  number Int @id

  @@map("log")
}
)";

// Memory where there is any: a killed process leaves the same bytes there as on a disk, only sooner.
fs::path scratch_folder() {
  const fs::path memory = "/dev/shm";
  return ::access(memory.c_str(), W_OK) == 0 ? memory : fs::temp_directory_path();
}

std::string name_of(int number) {
  char name[32];
  std::snprintf(name, sizeof name, "20240101%06d_step", number);
  return name;
}

std::string rebuild(int number) {
  const std::string table = "t" + std::to_string(number);
  return "PRAGMA defer_foreign_keys=ON;\nPRAGMA foreign_keys=OFF;\nCREATE TABLE \"new_" + table +
         "\" (id INTEGER PRIMARY KEY, word TEXT NOT NULL DEFAULT 'none');\nINSERT INTO \"new_" + table +
         "\" (id, word) SELECT id, word FROM \"" + table + "\";\nDROP TABLE \"" + table +
         "\";\nALTER TABLE \"new_" + table + "\" RENAME TO \"" + table +
         "\";\nPRAGMA foreign_keys=ON;\nPRAGMA defer_foreign_keys=OFF;\n";
}

std::string script_of(int number) {
  const std::string table = "t" + std::to_string(number);
  std::string script = number == 1 ? "CREATE TABLE log (number INTEGER NOT NULL PRIMARY KEY);\n" : "";
  script += "CREATE TABLE \"" + table + "\" (id INTEGER PRIMARY KEY, word TEXT);\n";
  script += "INSERT INTO \"" + table + "\" VALUES (1, 'one'), (2, 'two');\n";
  script += "INSERT INTO log VALUES (" + std::to_string(number) + ");\n";
  return number % 10 == 0 ? script + rebuild(number - 1) : script;
}

std::string contradiction(SqliteFile& file, int applied) {
  if (file.number("SELECT count(*) FROM log WHERE number <= " + std::to_string(applied)) != applied) {
    return "the log has gaps";
  }
  const auto tables =
      file.number("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name GLOB 't[0-9]*'");
  if (tables != applied)
    return std::to_string(tables) + " tables for " + std::to_string(applied) + " migrations";
  if (file.number("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'new!_%' ESCAPE '!'") != 0) {
    return "half a rebuild is left";
  }
  for (int number = 1; number <= applied; ++number) {
    const std::string table = "t" + std::to_string(number);
    if (file.number("SELECT count(*) FROM " + table + " WHERE word IN ('one', 'two')") != 2) {
      return "rows of " + table + " are lost";
    }
  }
  const auto finished = file.number(
      "SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL");
  if (finished != applied) {
    return "the ledger has " + std::to_string(finished) + " of " + std::to_string(applied) + " migrations";
  }
  return "";
}

}  // namespace

HistoryProject::HistoryProject(int migrations) : migrations_(migrations) {
  std::string pattern = (scratch_folder() / "strata-history-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) std::abort();
  folder_ = pattern;
  fs::create_directories(migrations_folder());
  std::ofstream(folder_ / "prisma" / "schema.prisma") << kSchema;
  std::ofstream(migrations_folder() / "migration_lock.toml") << "provider = \"sqlite\"\n";
  for (int number = 1; number <= migrations; ++number) add_migration(name_of(number), script_of(number));
}

HistoryProject::~HistoryProject() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void HistoryProject::add_migration(const std::string& name, const std::string& script) const {
  fs::create_directories(migrations_folder() / name);
  std::ofstream(migrations_folder() / name / "migration.sql") << script;
}

void HistoryProject::remove_database() const {
  for (const char* suffix : {"", "-journal", "-wal", "-shm"}) fs::remove(database().string() + suffix);
}

HistoryProject::State HistoryProject::state() const {
  if (!fs::exists(database())) return {};
  SqliteFile file(database());
  const auto integrity = file.column("PRAGMA integrity_check");
  if (integrity != std::vector<std::string>{"ok"}) {
    return {.trouble = "integrity_check: " + (integrity.empty() ? "no answer" : integrity.front())};
  }
  const bool started = file.number("SELECT count(*) FROM sqlite_schema WHERE name = 'log'") == 1;
  if (!started) {
    const bool clean =
        file.number("SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE '%prisma_migrations%'") == 0;
    return {.trouble = clean ? "" : "tables without log"};
  }
  const int applied = static_cast<int>(file.number("SELECT coalesce(max(number), 0) FROM log"));
  return {.applied = applied, .trouble = contradiction(file, applied)};
}

}  // namespace strata::integration
