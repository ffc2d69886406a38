#include "engine/query_notes.h"

#include <gtest/gtest.h>

namespace strata::engine {
namespace {

TEST(QueryNotes, ReadsCommentsOfEachForm) {
  const Result<QueryNotes> notes = read_query_notes(R"(-- @description What it is for.
-- a comment
-- @param {Int} $1:minAge at least
--@param {String?} $2:name
/* @param $3:flag */
 * @param {DateTime} $4
SELECT '-- @param nonsense' FROM t WHERE a > $1)");
  ASSERT_TRUE(notes);
  EXPECT_EQ(notes->description, "What it is for.");
  ASSERT_EQ(notes->parameters.size(), 4U);
  const ParameterNote& first = notes->parameters.at(1);
  EXPECT_EQ(first.name, "minAge");
  EXPECT_EQ(first.text, "at least");
  EXPECT_EQ(first.type, target::ScalarType::int_);
  EXPECT_FALSE(first.can_be_null);
  EXPECT_TRUE(notes->parameters.at(2).can_be_null);
  EXPECT_EQ(notes->parameters.at(3).name, "flag");
  EXPECT_EQ(notes->parameters.at(3).type, std::nullopt);
  EXPECT_EQ(notes->parameters.at(4).name, "");
}

TEST(QueryNotes, RefusesWhatItCannotRead) {
  for (const char* text : {"-- @param", "-- @param name", "-- @param {Int} name", "-- @param {Strin} $1:a",
                           "-- @param {Int $1:a", "-- @param {Int} $0:a", "-- @param {Int} $x:a",
                           "-- @param {Int} $99999999999999999999:a"}) {
    EXPECT_FALSE(read_query_notes(text)) << text;
  }
}

}  // namespace
}  // namespace strata::engine
