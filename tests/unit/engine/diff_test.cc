#include "project_fixture.h"

namespace strata {
namespace {

using Kind = DiffSide::Kind;

constexpr const char* kTableT =
    "-- CreateTable\nCREATE TABLE \"T\" (\n    \"id\" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT\n);\n";

class Diff : public ProjectFixture {
 protected:
  void SetUp() override {
    ProjectFixture::SetUp();
    write_schema("model T {\n  id Int @id\n}\n");
  }
  [[nodiscard]] Result<DiffOutcome> diff(DiffSide previous, DiffSide next, bool script = true) const {
    Observer observer;
    return engine().diff({.previous = std::move(previous), .next = std::move(next), .script = script},
                         observer);
  }
  [[nodiscard]] DiffSide schema() const { return {.kind = Kind::schema, .value = "schema.prisma"}; }
};

TEST_F(Diff, FromNothingToASchemaFile) {
  const auto outcome = diff({}, schema());
  ASSERT_TRUE(succeeded(outcome));
  EXPECT_EQ(outcome->text, kTableT);
  EXPECT_FALSE(outcome->is_empty);
  EXPECT_EQ(diff({}, schema(), false)->text, "\n[+] Added tables\n  - T\n");
}

TEST_F(Diff, WithoutDifferencesItSaysSo) {
  const auto outcome = diff(schema(), schema());
  ASSERT_TRUE(succeeded(outcome));
  EXPECT_TRUE(outcome->is_empty);
  EXPECT_EQ(outcome->text, "-- This is an empty migration.\n");
  EXPECT_EQ(diff(schema(), schema(), false)->text, "No difference detected.\n");
}

TEST_F(Diff, LiveDatabasesAreReadFromEachPlaceThatNamesThem) {
  execute("CREATE TABLE other (id INTEGER PRIMARY KEY)");
  for (const DiffSide& live : {DiffSide{.kind = Kind::url, .value = "file:./dev.db"},
                               DiffSide{.kind = Kind::schema_datasource, .value = "schema.prisma"}}) {
    const auto outcome = diff(live, schema(), false);
    ASSERT_TRUE(succeeded(outcome));
    EXPECT_EQ(outcome->text, "\n[+] Added tables\n  - T\n\n[-] Removed tables\n  - other\n");
  }
}

TEST_F(Diff, MigrationsAreReplayed) {
  write_migration("1_init", kTableT);
  const auto outcome = diff({.kind = Kind::migrations, .value = "migrations"}, schema());
  ASSERT_TRUE(succeeded(outcome));
  EXPECT_TRUE(outcome->is_empty);
}

TEST_F(Diff, ASideMustSayWhichDatabase) {
  EXPECT_EQ(diff({}, {}).error().code, ErrorCode::usage);
}

TEST_F(Diff, ASecretInAnUnknownUrlStaysOne) {
  const auto outcome = diff({}, {.kind = Kind::url, .value = "nosuch://me:secret@host/db"});
  ASSERT_FALSE(outcome.has_value());
  EXPECT_EQ(outcome.error().code, ErrorCode::url_malformed);
  EXPECT_EQ(outcome.error().message.find("secret"), std::string::npos);
}

TEST_F(Diff, AMissingDatabaseIsAnError) {
  EXPECT_EQ(diff({.kind = Kind::url, .value = "file:./missing.db"}, schema()).error().code,
            ErrorCode::database_missing);
  EXPECT_FALSE(std::filesystem::exists(root_ / "missing.db"));
}

}  // namespace
}  // namespace strata
