#include <filesystem>
#include <fstream>

#include "base/files.h"
#include "project_fixture.h"

namespace strata {
namespace {

class Pull : public ProjectFixture {
 protected:
  [[nodiscard]] Result<PullOutcome> pull(const PullOptions& options = {}) const {
    return engine().pull(options);
  }
  [[nodiscard]] std::string text_of(const std::string& file) const {
    return read_file_if_there(root_ / file).value().value_or("(no such file)");
  }
};

TEST_F(Pull, WritesTheModelsOfTheDatabase) {
  write_schema("");
  execute(
      "CREATE TABLE \"User\" (\"id\" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, \"email\" TEXT NOT NULL)");
  const auto outcome = pull();
  ASSERT_TRUE(succeeded(outcome));
  EXPECT_EQ(outcome->model_count, 1U);
  EXPECT_TRUE(outcome->warnings.empty());
  EXPECT_NE(text_of("schema.prisma").find("model User {\n  id    Int    @id @default(autoincrement())\n"),
            std::string::npos);
}

TEST_F(Pull, PrintsWithoutWriting) {
  write_schema("model Old {\n  id Int @id\n}\n");
  execute("CREATE TABLE \"User\" (\"id\" INTEGER PRIMARY KEY)");
  const std::string before = text_of("schema.prisma");
  const auto outcome = pull({.print = true});
  ASSERT_TRUE(succeeded(outcome));
  ASSERT_EQ(outcome->files.size(), 1U);
  EXPECT_NE(outcome->files[0].text.find("model User {"), std::string::npos);
  EXPECT_EQ(outcome->files[0].text.find("model Old {"), std::string::npos);
  EXPECT_EQ(text_of("schema.prisma"), before);
}

TEST_F(Pull, RefusesAnEmptyDatabase) {
  write_schema("model User {\n  id Int @id\n}\n");
  execute("CREATE TABLE _prisma_migrations (id)");
  const std::string before = text_of("schema.prisma");
  const auto outcome = pull();
  ASSERT_FALSE(outcome.has_value());
  EXPECT_EQ(outcome.error().code, ErrorCode::database_empty);
  EXPECT_EQ(text_of("schema.prisma"), before);
}

TEST_F(Pull, RefusesAMissingDatabase) {
  write_schema("");
  const auto outcome = pull();
  ASSERT_FALSE(outcome.has_value());
  EXPECT_EQ(outcome.error().code, ErrorCode::database_missing);
  EXPECT_FALSE(std::filesystem::exists(root_ / "dev.db"));
}

TEST_F(Pull, ForceReplacesModelsThatAreWrong) {
  write_schema("model User {\n  id Nonsense @id\n}\n");
  execute("CREATE TABLE \"User\" (\"id\" INTEGER PRIMARY KEY)");
  const auto refused = pull();
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::schema_invalid);
  ASSERT_TRUE(succeeded(pull({.force = true})));
  EXPECT_NE(text_of("schema.prisma").find("  id Int @id @default(autoincrement())"), std::string::npos);
}

}  // namespace
}  // namespace strata
