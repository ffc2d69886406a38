#include "diff/index_names.h"

#include <gtest/gtest.h>

#include "diff/differ.h"
#include "policy_for_tests.h"

namespace strata::diff {
namespace {

using schema::Table;

const PolicyForTests kSharedNames({.shared_index_names = true});

// The names that are dropped, then those that are created, in the order of the steps.
std::vector<std::string> index_steps(const Table& previous, const Table& next, const Table& other = {},
                                     const PolicyForTests& policy = kSharedNames) {
  const Migration migration = diff(schema_of({previous, other}), schema_of({next, other}), policy);
  std::vector<std::string> names;
  for (const Step& step : migration.steps) {
    if (const auto* drop = std::get_if<DropIndex>(&step)) {
      names.push_back("-" + previous.indexes[drop->previous].name);
    } else if (const auto* create = std::get_if<CreateIndex>(&step)) {
      names.push_back("+" + next.indexes[create->next].name);
    } else if (const auto* redefine = std::get_if<RedefineIndex>(&step)) {
      names.push_back(previous.indexes[redefine->index.previous].name + "→" +
                      next.indexes[redefine->index.next].name);
    }
  }
  return names;
}

using Names = std::vector<std::string>;

TEST(IndexNames, ARenameOfItsOwnNeedsNothingElse) {
  Table previous = table_of("T", {column_of("a")});
  Table next = previous;
  previous.indexes = {index_of("x", {"a"})};
  next.indexes = {index_of("y", {"a"})};
  EXPECT_EQ(index_steps(previous, next), Names({"x→y"}));
}

TEST(IndexNames, ARingOfNamesIsDroppedFirst) {
  Table previous = table_of("T", {column_of("a"), column_of("b"), column_of("c")});
  Table next = previous;
  previous.indexes = {index_of("x", {"a"}), index_of("y", {"b"}), index_of("z", {"c"})};
  next.indexes = {index_of("y", {"a"}), index_of("z", {"b"}), index_of("x", {"c"})};
  EXPECT_EQ(index_steps(previous, next), Names({"-x", "-y", "-z", "+y", "+z", "+x"}));
}

TEST(IndexNames, ANewIndexTakesTheNameOfARenamedOne) {
  Table previous = table_of("T", {column_of("a"), column_of("b")});
  Table next = previous;
  previous.indexes = {index_of("x", {"a"})};
  next.indexes = {index_of("y", {"a"}), index_of("x", {"b"})};
  EXPECT_EQ(index_steps(previous, next), Names({"-x", "+y", "+x"}));
}

TEST(IndexNames, ATwinWhoseNameIsTakenIsCreatedUnderItsNewOne) {
  Table previous = table_of("T", {column_of("a"), column_of("b")});
  Table next = previous;
  previous.indexes = {index_of("twin", {"a"}), index_of("x", {"a"})};
  next.indexes = {index_of("x", {"b"}), index_of("twin", {"a"}), index_of("y", {"a"})};
  EXPECT_EQ(index_steps(previous, next), Names({"-x", "+x", "+y"}));
}

TEST(IndexNames, ATableThatSharesNoNamesHasItsOwnOnce) {
  const PolicyForTests own_names;
  Table previous = table_of("T", {column_of("a"), column_of("b")});
  Table other = table_of("U", {column_of("a")});
  Table next = previous;
  previous.indexes = {index_of("x", {"a"})};
  next.indexes = {index_of("y", {"a"}), index_of("x", {"b"})};
  other.indexes = {index_of("y", {"a"})};
  EXPECT_EQ(index_steps(previous, next, other, own_names), Names({"-x", "+y", "+x"}));
}

}  // namespace
}  // namespace strata::diff
