// A project with a history whose state can be checked after every migration: migration k creates table `t<k>`
// with two rows and notes its number in `log`, and every tenth rebuilds the table of the one before it.
#pragma once

#include <filesystem>
#include <string>

namespace strata::integration {

class HistoryProject {
 public:
  explicit HistoryProject(int migrations);
  HistoryProject(const HistoryProject&) = delete;
  HistoryProject& operator=(const HistoryProject&) = delete;
  ~HistoryProject();

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] std::filesystem::path database() const { return folder_ / "prisma" / "app.db"; }
  [[nodiscard]] std::filesystem::path migrations_folder() const { return folder_ / "prisma" / "migrations"; }
  [[nodiscard]] int migration_count() const { return migrations_; }

  void add_migration(const std::string& name, const std::string& script) const;
  void remove_database() const;

  // What contradicts "the database is in the state after a whole number of migrations, and the ledger says
  // the same"; empty when nothing does. `applied` is that number.
  struct State {
    int applied = 0;
    std::string trouble;
  };
  [[nodiscard]] State state() const;

 private:
  std::filesystem::path folder_;
  int migrations_;
};

}  // namespace strata::integration
