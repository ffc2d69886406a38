#include "project_fixture.h"

namespace strata {
namespace {

using Names = std::vector<std::string>;

class Push : public ProjectFixture {
 protected:
  [[nodiscard]] Result<PushOutcome> push(const PushOptions& options = {}) const {
    Observer observer;
    return engine().push(options, observer);
  }
  [[nodiscard]] PushPlan plan() const {
    auto plan = engine().plan_push();
    EXPECT_TRUE(succeeded(plan));
    return std::move(plan).value();
  }
};

TEST_F(Push, MakesTheDatabaseAndThenHasNothingToDo) {
  write_schema("model User {\n  id    Int    @id\n  email String @unique\n}\n");
  EXPECT_EQ(plan().step_count, 2U);
  EXPECT_FALSE(std::filesystem::exists(root_ / "dev.db"));
  const auto outcome = push();
  ASSERT_TRUE(succeeded(outcome));
  EXPECT_TRUE(outcome->database_created);
  EXPECT_EQ(outcome->executed_steps, 2U);
  EXPECT_EQ(push()->executed_steps, 0U);
  EXPECT_EQ(plan().step_count, 0U);
}

TEST_F(Push, AsksBeforeItLosesValues) {
  write_schema("model T {\n  id Int @id\n  a  String?\n}\n");
  ASSERT_TRUE(succeeded(push()));
  execute("INSERT INTO T (a) VALUES ('x'), (NULL)");
  write_schema("model T {\n  id Int @id\n}\n");
  const PushPlan planned = plan();
  ASSERT_EQ(planned.warnings.size(), 1U);
  EXPECT_EQ(planned.warnings[0].table, "T");
  EXPECT_EQ(planned.warnings[0].column, "a");
  EXPECT_EQ(planned.warnings[0].text, "The column `a` of table `T` is dropped with its 1 value.");
  EXPECT_EQ(push().error().code, ErrorCode::confirmation_needed);
  EXPECT_EQ(query("SELECT a FROM T"), "x");
  const auto accepted = push({.accept_data_loss = true});
  ASSERT_TRUE(succeeded(accepted));
  EXPECT_EQ(accepted->warnings, Names{planned.warnings[0].text});
  EXPECT_EQ(query("SELECT count(*) FROM T"), "2");
}

TEST_F(Push, RefusesWhatRowsDoNotAllow) {
  write_schema("model T {\n  id Int @id\n}\n");
  ASSERT_TRUE(succeeded(push()));
  execute("INSERT INTO T VALUES (1)");
  write_schema("model T {\n  id Int @id\n  a  String\n}\n");
  ASSERT_EQ(plan().unexecutable.size(), 1U);
  EXPECT_EQ(push({.accept_data_loss = true}).error().code, ErrorCode::not_executable);
  const auto reset = push({.force_reset = true});
  ASSERT_TRUE(succeeded(reset));
  EXPECT_TRUE(reset->was_reset);
  EXPECT_EQ(query("SELECT count(*) FROM T"), "0");
}

// Its rows would be numbered anew, whatever they were called before.
TEST_F(Push, RefusesToRenameTheKeyThatNumbersTheRows) {
  write_schema("model T {\n  id Int @id\n}\n");
  ASSERT_TRUE(succeeded(push()));
  execute("INSERT INTO T VALUES (7)");
  write_schema("model T {\n  id Int @id @map(\"number\")\n}\n");
  const PushPlan planned = plan();
  ASSERT_EQ(planned.unexecutable.size(), 1U);
  EXPECT_EQ(planned.unexecutable[0].column, "number");
  EXPECT_EQ(push({.accept_data_loss = true}).error().code, ErrorCode::not_executable);
  EXPECT_EQ(query("SELECT id FROM T"), "7");
  execute("DELETE FROM T");
  EXPECT_TRUE(succeeded(push({.accept_data_loss = true})));
}

TEST_F(Push, ARebuildKeepsTheRowsOfChildren) {
  constexpr std::string_view kChild = R"(
model Child {
  id       Int    @id
  parentId Int
  parent   Parent @relation(fields: [parentId], references: [id], onDelete: Cascade)
}
)";
  const std::string child(kChild);
  write_schema("model Parent {\n  id       Int     @id\n  n        Int?\n  children Child[]\n}\n" + child);
  ASSERT_TRUE(succeeded(push()));
  execute("INSERT INTO Parent (id) VALUES (1), (2); INSERT INTO Child (parentId) VALUES (1), (1), (2)");
  write_schema(
      "model Parent {\n  id       Int     @id\n  n        Int     @default(7)\n  children Child[]\n}\n" +
      child);
  ASSERT_TRUE(succeeded(push()));
  EXPECT_EQ(query("SELECT count(*) || ' ' || sum(n) FROM Parent"), "2 14");
  EXPECT_EQ(query("SELECT count(*) FROM Child"), "3");
}

TEST_F(Push, AFailureLeavesEverythingAsItWas) {
  write_schema("model A {\n  id Int @id\n  n  Int\n}\n\nmodel B {\n  id Int @id\n}\n");
  ASSERT_TRUE(succeeded(push()));
  execute("INSERT INTO A (n) VALUES (1), (1)");
  // The new table comes first, the unique index, which the rows reject, last.
  write_schema("model A {\n  id Int @id\n  n  Int @unique\n}\n\nmodel C {\n  id Int @id\n}\n");
  const auto failed = push({.accept_data_loss = true});
  ASSERT_FALSE(failed.has_value());
  EXPECT_EQ(query("SELECT group_concat(name) FROM (SELECT name FROM sqlite_schema WHERE type = 'table' AND "
                  "name NOT LIKE 'sqlite%' ORDER BY name)"),
            "A,B");
}

}  // namespace
}  // namespace strata
