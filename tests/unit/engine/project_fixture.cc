#include "project_fixture.h"

#include "base/files.h"
#include "dialect/registry.h"

namespace strata {

void ProjectFixture::SetUp() {
  std::string name = ::testing::TempDir() + "strata-project-XXXXXX";
  ASSERT_NE(::mkdtemp(name.data()), nullptr);
  root_ = name;
}

void ProjectFixture::TearDown() {
  std::filesystem::remove_all(root_);
}

void ProjectFixture::write_schema(std::string_view models) const {
  std::string text = "datasource db {\n  provider = \"sqlite\"\n  url      = \"file:./dev.db\"\n}\n\n";
  text += models;
  ASSERT_TRUE(succeeded(write_file(root_ / "schema.prisma", text)));
}

void ProjectFixture::write_migration(const std::string& name, std::string_view script) const {
  const std::filesystem::path folder = root_ / "migrations" / name;
  ASSERT_TRUE(succeeded(create_folder(folder)));
  ASSERT_TRUE(succeeded(write_file(folder / "migration.sql", script)));
}

Engine ProjectFixture::engine() const {
  return Engine({.working_directory = root_, .variables = {{"XDG_CACHE_HOME", (root_ / "cache").string()}}},
                {});
}

std::unique_ptr<sql::Connection> ProjectFixture::connect() const {
  auto connection = dialect::find_dialect("sqlite")->connect(
      {.url = "file:./dev.db", .base_directory = root_.string(), .create_if_missing = true});
  EXPECT_TRUE(succeeded(connection));
  return std::move(connection).value();
}

void ProjectFixture::execute(std::string_view script) const {
  ASSERT_TRUE(succeeded(connect()->execute(script)));
}

std::string ProjectFixture::query(std::string_view sql) const {
  const Result<sql::Rows> rows = connect()->query(sql);
  EXPECT_TRUE(succeeded(rows)) << sql;
  return !rows || rows->empty() ? "(no row)" : sql::to_text(rows->rows[0][0]);
}

std::vector<std::string> names_of(const std::vector<AppliedMigration>& applied) {
  std::vector<std::string> names;
  for (const AppliedMigration& migration : applied) names.push_back(migration.name);
  return names;
}

}  // namespace strata
