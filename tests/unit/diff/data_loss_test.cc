#include "diff/data_loss.h"

#include <gtest/gtest.h>

#include "diff/differ.h"
#include "policy_for_tests.h"

namespace strata::diff {
namespace {

using schema::Table;

std::vector<DataLossCheck> checks_of(const Table& previous, const Table& next) {
  return find_data_loss(diff(schema_of({previous}), schema_of({next}), PolicyForTests()));
}

DataLossCheck only_check(const Table& previous, const Table& next) {
  const std::vector<DataLossCheck> checks = checks_of(previous, next);
  EXPECT_EQ(checks.size(), 1U);
  return checks.empty() ? DataLossCheck{} : checks.front();
}

TEST(DataLoss, ADroppedColumnLosesItsValues) {
  const DataLossCheck check =
      only_check(table_of("T", {column_of("a"), column_of("b")}), table_of("T", {column_of("a")}));
  EXPECT_EQ(check.loss, Loss::column_dropped);
  EXPECT_EQ(describe(check, {.rows = 3, .non_null_values = 2}),
            "The column `b` of table `T` is dropped with its 2 values.");
  EXPECT_EQ(describe(check, {.rows = 3, .non_null_values = 1}),
            "The column `b` of table `T` is dropped with its 1 value.");
  EXPECT_FALSE(describe(check, {.rows = 3, .non_null_values = 0}));
  EXPECT_FALSE(describe(check, {.rows = 0, .non_null_values = 0}));
  EXPECT_TRUE(describe(check, {}));
}

TEST(DataLoss, ADroppedTableLosesItsRows) {
  const Migration migration = diff(schema_of({table_of("T", {column_of("a")})}), {}, PolicyForTests());
  const std::vector<DataLossCheck> checks = find_data_loss(migration);
  ASSERT_EQ(checks.size(), 1U);
  EXPECT_EQ(describe(checks[0], {.rows = 1}), "Table `T` is dropped with its 1 row.");
  EXPECT_FALSE(describe(checks[0], {.rows = 0}));
}

TEST(DataLoss, ARequiredColumnNeedsADefault) {
  Table next = table_of("T", {column_of("a"), column_of("b")});
  const DataLossCheck check = only_check(table_of("T", {column_of("a")}), next);
  EXPECT_EQ(check.loss, Loss::required_column_added);
  EXPECT_FALSE(is_executable(check.loss));
  EXPECT_FALSE(describe(check, {.rows = 0}));
  next.columns[1].has_client_default = true;
  EXPECT_EQ(only_check(table_of("T", {column_of("a")}), next).loss,
            Loss::required_column_added_with_client_default);
  next.columns[1].default_value = schema::NowDefault{};
  EXPECT_TRUE(checks_of(table_of("T", {column_of("a")}), next).empty());
  next.columns[1] = column_of("b");
  next.columns[1].default_value = schema::ExpressionDefault{};  // only the database would know it
  EXPECT_EQ(only_check(table_of("T", {column_of("a")}), next).loss, Loss::required_column_added);
}

TEST(DataLoss, WhatBecomesRequiredMustNotBeNullAnywhere) {
  Table previous = table_of("T", {column_of("a")});
  const Table next = previous;
  previous.columns[0].arity = schema::Arity::nullable;
  const DataLossCheck check = only_check(previous, next);
  EXPECT_EQ(check.loss, Loss::made_required);
  EXPECT_EQ(describe(check, {.rows = 5, .non_null_values = 3}),
            "The column `a` of table `T` becomes required, but 2 rows are null there.");
  EXPECT_FALSE(describe(check, {.rows = 5, .non_null_values = 5}));
}

TEST(DataLoss, AUniqueIndexOfAnExistingTableMayFail) {
  const Table previous = table_of("T", {column_of("a"), column_of("b")});
  Table next = previous;
  next.indexes = {index_of("i", {"a", "b"}, schema::IndexKind::unique)};
  const DataLossCheck check = only_check(previous, next);
  EXPECT_EQ(check.loss, Loss::unique_added);
  EXPECT_EQ(check.columns, (std::vector<std::string>{"a", "b"}));
  EXPECT_TRUE(find_data_loss(diff({}, schema_of({next}), PolicyForTests())).empty());
}

TEST(DataLoss, ANewUniqueKeyOverOneDefaultAllowsOneRow) {
  const Table previous = table_of("T", {column_of("a")});
  Table next = table_of("T", {column_of("a"), column_of("b"), column_of("c")});
  next.columns[1].default_value = schema::Literal{.kind = schema::Literal::Kind::string, .text = "x"};
  next.columns[2].default_value = schema::NowDefault{};
  next.indexes = {index_of("i", {"b", "c"}, schema::IndexKind::unique)};
  const std::vector<DataLossCheck> checks = checks_of(previous, next);
  ASSERT_EQ(checks.back().loss, Loss::unique_over_constant);
  EXPECT_FALSE(is_executable(checks.back().loss));
  EXPECT_FALSE(describe(checks.back(), {.rows = 1}));
  EXPECT_EQ(describe(checks.back(), {.rows = 2}),
            "The new unique key on `b`, `c` of table `T` would have the same default in all 2 rows. Add the "
            "columns first, fill them, then make them unique.");
  next.indexes[0].columns[0].name = "a";
  EXPECT_EQ(checks_of(previous, next).back().loss, Loss::unique_added) << "old values may differ";
}

TEST(DataLoss, WarningsStandBeforeWhatCannotRun) {
  const Migration migration =
      diff(schema_of({table_of("T", {column_of("a"), column_of("b")})}),
           schema_of({table_of("T", {column_of("a"), column_of("c")})}), PolicyForTests());
  EXPECT_EQ(describe_without_counts(migration),
            (std::vector<std::string>{
                "The column `b` of table `T` is dropped. All its values would be lost.",
                "The required column `c` of table `T` is added without a default. This fails if the table "
                "has rows."}));
}

}  // namespace
}  // namespace strata::diff
