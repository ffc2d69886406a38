// Database files that cannot be used as they are: a clear error with its code, and nothing changed; or they
// just work.
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

#include "history_project.h"
#include "sqlite_file.h"
#include "support/process.h"

namespace strata::integration {
namespace {

using namespace test;

namespace fs = std::filesystem;

constexpr int kFewMigrations = 5;

Finished deploy(const HistoryProject& project, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments = {"migrate", "deploy"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run_strata(arguments, project.folder());
}

void expect_error(const Finished& finished, std::string_view code) {
  EXPECT_EQ(finished.exit_code, 1) << finished.output;
  EXPECT_NE(finished.output.find(code), std::string::npos) << finished.output;
}

TEST(TroubledFile, NotADatabase) {
  const HistoryProject project(kFewMigrations);
  std::ofstream(project.database()) << std::string(5000, 'x');
  expect_error(deploy(project), "not a database");
  EXPECT_EQ(fs::file_size(project.database()), 5000U) << "the file was touched";
}

TEST(TroubledFile, Folder) {
  const HistoryProject project(kFewMigrations);
  fs::create_directories(project.database());
  const Finished finished = deploy(project);
  EXPECT_EQ(finished.exit_code, 1) << finished.output;
}

TEST(TroubledFile, MissingFolderIsCreated) {
  const HistoryProject project(kFewMigrations);
  const fs::path elsewhere = project.folder() / "data" / "deep" / "app.db";
  std::ofstream(project.folder() / "prisma" / "schema.prisma")
      << "datasource db {\n  provider = \"sqlite\"\n  url = \"file:" << elsewhere.string() << "\"\n}\n";
  const Finished finished = deploy(project);
  EXPECT_EQ(finished.exit_code, 0) << finished.output;
  EXPECT_TRUE(fs::exists(elsewhere));
}

// The program as a user who may only read the project. Root may write everywhere, so it becomes nobody.
Finished run_without_rights(const HistoryProject& project, std::vector<std::string> arguments) {
  fs::permissions(project.database(), fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
  if (::geteuid() != 0) return run_strata(std::move(arguments), project.folder());
  // A copy: the folder of the build may be closed to others.
  const fs::path program = project.folder() / "strata";
  fs::copy_file(strata({})[0], program, fs::copy_options::skip_existing);
  fs::permissions(project.folder(), fs::perms(0755));
  std::vector<std::string> command = {"/usr/bin/setpriv", "--reuid=nobody", "--regid=nogroup",
                                      "--clear-groups", program.string()};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return Process(command, project.folder()).wait();
}

TEST(TroubledFile, ReadOnly) {
  const HistoryProject project(kFewMigrations);
  ASSERT_EQ(deploy(project).exit_code, 0);
  project.add_migration("20240101000900_more", "CREATE TABLE more (a);\n");
  const Finished status = run_without_rights(project, {"migrate", "status"});
  EXPECT_EQ(status.exit_code, 1) << status.output;
  EXPECT_NE(status.output.find("20240101000900_more"), std::string::npos) << status.output;
  expect_error(run_without_rights(project, {"migrate", "deploy"}), "S1004");
  EXPECT_EQ(project.state().applied, kFewMigrations) << project.state().trouble;
}

TEST(TroubledFile, LockedByAnotherProgram) {
  const HistoryProject project(kFewMigrations);
  SqliteFile other(project.database());
  ASSERT_TRUE(other.execute("BEGIN EXCLUSIVE"));
  const Finished finished = deploy(project);
  EXPECT_EQ(finished.exit_code, 1) << finished.output;
  ASSERT_TRUE(other.execute("ROLLBACK"));
  const Finished next = deploy(project);
  EXPECT_EQ(next.exit_code, 0) << next.output;
  EXPECT_EQ(project.state().applied, kFewMigrations) << project.state().trouble;
}

TEST(TroubledFile, WalModeWorksAndStays) {
  const HistoryProject project(kFewMigrations);
  {
    SqliteFile file(project.database());
    ASSERT_EQ(file.column("PRAGMA journal_mode=WAL"), std::vector<std::string>{"wal"});
  }
  const Finished finished = deploy(project);
  EXPECT_EQ(finished.exit_code, 0) << finished.output;
  EXPECT_EQ(project.state().applied, kFewMigrations) << project.state().trouble;
  EXPECT_EQ(SqliteFile(project.database()).column("PRAGMA journal_mode"), std::vector<std::string>{"wal"});
}

TEST(TroubledFile, ReaderDoesNotBlockInWalMode) {
  const HistoryProject project(kFewMigrations);
  SqliteFile reader(project.database());
  ASSERT_EQ(reader.column("PRAGMA journal_mode=WAL"), std::vector<std::string>{"wal"});
  ASSERT_TRUE(reader.execute("BEGIN; SELECT count(*) FROM sqlite_schema"));
  const Finished finished = deploy(project);
  EXPECT_EQ(finished.exit_code, 0) << finished.output;
}

}  // namespace
}  // namespace strata::integration
