#include "diff/held_keys.h"

#include <gtest/gtest.h>

#include "diff/differ.h"
#include "policy_for_tests.h"

namespace strata::diff {
namespace {

using schema::IndexKind;
using schema::Table;

const PolicyForTests kHoldingKeys({.rename_foreign_keys = true,
                                   .separate_foreign_keys = true,
                                   .foreign_keys_hold_keys = true});

// A table, and one that refers to its column `k`.
struct Tables {
  Table parent = table_of("parent", {column_of("k"), column_of("other")});
  Table child = table_of("child", {column_of("k")});

  Tables() {
    child.foreign_keys = {{.name = "fk",
                           .columns = {"k"},
                           .referenced_table = {.namespace_name = {}, .name = "parent"},
                           .referenced_columns = {"k"}}};
  }
  [[nodiscard]] schema::Schema schema() const {
    schema::Schema both = schema_of({parent, child});
    both.partial_indexes = schema::PartialIndexes::declared;
    return both;
  }
};

// The first and the last step are about the foreign key.
bool is_released(const Tables& previous, const Tables& next) {
  const Migration migration = diff(previous.schema(), next.schema(), kHoldingKeys);
  return migration.steps.size() > 2 && std::holds_alternative<DropForeignKey>(migration.steps.front()) &&
         std::holds_alternative<AddForeignKey>(migration.steps.back());
}

TEST(HeldKeys, AForeignKeyLetsGoOfAPrimaryKeyThatGoes) {
  Tables previous, next;
  previous.parent.primary_key = {.name = "pk", .columns = {{.name = "k"}}};
  next.parent.indexes = {index_of("u", {"k"}, IndexKind::unique)};
  EXPECT_TRUE(is_released(previous, next));
  next.child.foreign_keys[0].name = "renamed";
  EXPECT_TRUE(is_released(previous, next));
}

TEST(HeldKeys, AForeignKeyLetsGoOfAUniqueThatBecomesThePrimaryKey) {
  Tables previous, next;
  previous.parent.indexes = {index_of("u", {"k"}, IndexKind::unique)};
  next.parent.primary_key = {.name = "pk", .columns = {{.name = "k"}}};
  EXPECT_TRUE(is_released(previous, next));
}

TEST(HeldKeys, TheOldestOfSeveralHoldsIt) {
  Tables previous, next;
  previous.parent.indexes = {index_of("u", {"k"}, IndexKind::unique),
                             index_of("v", {"k"}, IndexKind::unique)};
  next.parent.indexes = {index_of("u", {"k"}, IndexKind::unique), index_of("w", {"other"})};
  EXPECT_FALSE(is_released(previous, next));
  next.parent.indexes[0].name = "v";
  EXPECT_TRUE(is_released(previous, next));
}

TEST(HeldKeys, WhatItDoesNotReferToIsNothingToIt) {
  Tables previous, next;
  previous.parent.primary_key = next.parent.primary_key = {.name = "pk", .columns = {{.name = "k"}}};
  previous.parent.indexes = {index_of("u", {"other"}, IndexKind::unique), index_of("i", {"k"})};
  EXPECT_FALSE(is_released(previous, next));
}

}  // namespace
}  // namespace strata::diff
