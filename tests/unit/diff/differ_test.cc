#include "diff/differ.h"

#include <gtest/gtest.h>

#include "diff/summary.h"
#include "policy_for_tests.h"

namespace strata::diff {
namespace {

using schema::IndexKind;
using schema::Table;

const PolicyForTests kPolicy;

std::string summary_of(const std::vector<Table>& previous, const std::vector<Table>& next) {
  return summarize(diff(schema_of(previous), schema_of(next), kPolicy));
}

TEST(Differ, EqualSchemasNeedNoSteps) {
  const Table table = table_of("T", {column_of("a")});
  EXPECT_TRUE(diff(schema_of({table}), schema_of({table}), kPolicy).empty());
}

TEST(Differ, TablesArePairedByName) {
  EXPECT_EQ(summary_of({table_of("Old", {column_of("a")})}, {table_of("New", {column_of("a")})}),
            "\n[+] Added tables\n  - New\n\n[-] Removed tables\n  - Old\n");
}

TEST(Differ, ColumnsComeAndGoByName) {
  EXPECT_EQ(summary_of({table_of("T", {column_of("z"), column_of("y"), column_of("k")})},
                       {table_of("T", {column_of("k"), column_of("c"), column_of("b")})}),
            "\n[*] Changed the `T` table\n  [-] Removed column `y`\n  [-] Removed column `z`\n"
            "  [+] Added column `b`\n  [+] Added column `c`\n");
}

TEST(Differ, ColumnsChangeByPosition) {
  Table previous = table_of("T", {column_of("z"), column_of("a")});
  Table next = previous;
  next.columns[0].arity = schema::Arity::nullable;
  next.columns[1].type.family = schema::TypeFamily::json;
  next.columns[1].default_value = schema::NowDefault{};
  EXPECT_EQ(summary_of({previous}, {next}),
            "\n[*] Changed the `T` table\n"
            "  [*] Altered column `z` (changed from Required to Nullable)\n"
            "  [*] Column `a` would be dropped and recreated (default changed from `None` to `Some(Now)`, "
            "type changed)\n");
}

TEST(Differ, IndexesArePairedByContent) {
  Table previous = table_of("T", {column_of("a"), column_of("b")});
  Table next = previous;
  previous.indexes = {index_of("kept", {"a", "b"}), index_of("gone", {"b"})};
  next.indexes = {index_of("new", {"b"}, IndexKind::unique), index_of("renamed", {"a", "b"})};
  EXPECT_EQ(summary_of({previous}, {next}),
            "\n[*] Changed the `T` table\n  [-] Removed index on columns (b)\n"
            "  [+] Added unique index on columns (b)\n  [*] Renamed index `kept` to `renamed`\n");
}

TEST(Differ, AscendingIsWhatAnIndexIsAnyway) {
  Table previous = table_of("T", {column_of("a")});
  Table next = previous;
  previous.indexes = {index_of("i", {"a"})};
  next.indexes = previous.indexes;
  next.indexes[0].columns[0].sort = schema::SortOrder::ascending;
  EXPECT_EQ(summary_of({previous}, {next}), "");
  next.indexes[0].columns[0].sort = schema::SortOrder::descending;
  EXPECT_NE(summary_of({previous}, {next}), "");
}

TEST(Differ, TwinIndexesAreToldApartByTheirNames) {
  Table previous = table_of("T", {column_of("a")});
  Table next = previous;
  previous.indexes = {index_of("one", {"a"}), index_of("two", {"a"})};
  next.indexes = {index_of("two", {"a"}), index_of("one", {"a"})};
  EXPECT_EQ(summary_of({previous}, {next}), "");
  next.indexes = {index_of("two", {"a"})};
  EXPECT_EQ(summary_of({previous}, {next}),
            "\n[*] Changed the `T` table\n  [-] Removed index on columns (a)\n");
  EXPECT_EQ(summary_of({next}, {previous}),
            "\n[*] Changed the `T` table\n  [+] Added index on columns (a)\n");
  next.indexes = {index_of("two", {"a"}), index_of("three", {"a"})};
  EXPECT_EQ(summary_of({previous}, {next}), "") << "neither is renamed while both stay";
}

TEST(Differ, AnIndexTakesTheNameOfATwinThatGoes) {
  Table previous = table_of("T", {column_of("a")});
  Table next = previous;
  previous.indexes = {index_of("name", {"a"}), index_of("other", {"a"})};
  previous.indexes[1].columns[0].sort = schema::SortOrder::descending;
  next.indexes = {previous.indexes[1]};
  next.indexes[0].name = "name";
  EXPECT_EQ(summary_of({previous}, {next}),
            "\n[*] Changed the `T` table\n  [-] Removed index on columns (a)\n"
            "  [*] Renamed index `other` to `name`\n");
}

TEST(Differ, AForeignKeyDoesNotSurviveThatItsColumnChangesItsType) {
  Table previous = table_of("T", {column_of("a")});
  previous.foreign_keys = {{.name = "fk", .columns = {"a"}, .referenced_table = {.name = "T"}}};
  Table next = previous;
  next.columns[0].type.family = schema::TypeFamily::string;
  EXPECT_EQ(summary_of({previous}, {next}),
            "\n[*] Changed the `T` table\n  [-] Removed foreign key on columns (a)\n"
            "  [*] Altered column `a` (type changed)\n  [+] Added foreign key on columns (a)\n");
}

TEST(Differ, AChangedPrimaryKeyIsDroppedAndAdded) {
  Table previous = table_of("T", {column_of("a"), column_of("b")});
  previous.primary_key = schema::PrimaryKey{.name = "pk", .columns = {{.name = "a"}}};
  Table next = previous;
  next.primary_key->columns.push_back({.name = "b"});
  EXPECT_EQ(summary_of({previous}, {next}),
            "\n[*] Changed the `T` table\n  [-] Dropped the primary key on columns (a)\n"
            "  [+] Added primary key on columns (a, b)\n");
}

TEST(Differ, EnumsTellWhatCameAndWent) {
  schema::Schema previous;
  schema::Schema next;
  previous.enums.push_back({.name = {.name = "E"}, .values = {"a", "b"}});
  next.enums.push_back({.name = {.name = "E"}, .values = {"c", "a"}});
  EXPECT_EQ(summarize(diff(previous, next, kPolicy)),
            "\n[*] Changed the `E` enum\n  [+] Added variant `c`\n  [-] Removed variant `b`\n");
}

TEST(Differ, StepsStandInTheirPhases) {
  Table kept = table_of("Kept", {column_of("a")});
  Table gone = table_of("Gone", {column_of("a")});
  gone.foreign_keys = {{.name = "fk", .columns = {"a"}, .referenced_table = {.name = "Kept"}}};
  Table added = table_of("Added", {column_of("a")});
  added.indexes = {index_of("i", {"a"})};
  added.foreign_keys = gone.foreign_keys;
  Table indexed = kept;
  indexed.indexes = {index_of("k", {"a"})};
  const Migration migration = diff(schema_of({kept, gone}), schema_of({indexed, added}), kPolicy);
  ASSERT_EQ(migration.steps.size(), 6U);
  EXPECT_TRUE(std::holds_alternative<DropForeignKey>(migration.steps[0]));
  EXPECT_TRUE(std::holds_alternative<DropTable>(migration.steps[1]));
  EXPECT_TRUE(std::holds_alternative<CreateTable>(migration.steps[2]));
  // Indexes of new tables first.
  EXPECT_FALSE(std::get<CreateIndex>(migration.steps[3]).previous_table);
  EXPECT_TRUE(std::get<CreateIndex>(migration.steps[4]).previous_table);
  EXPECT_TRUE(std::holds_alternative<AddForeignKey>(migration.steps[5]));
}

}  // namespace
}  // namespace strata::diff
