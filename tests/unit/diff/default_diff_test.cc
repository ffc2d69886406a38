#include "diff/default_diff.h"

#include <gtest/gtest.h>

#include "diff/json_text.h"
#include "policy_for_tests.h"

namespace strata::diff {
namespace {

using schema::Default;
using schema::ExpressionDefault;
using schema::Literal;
using schema::NowDefault;
using Kind = schema::Literal::Kind;

bool same(std::optional<Default> previous, std::optional<Default> next) {
  schema::Column left = column_of("c");
  schema::Column right = column_of("c");
  left.default_value = std::move(previous);
  right.default_value = std::move(next);
  return same_default({&left, &right}, PolicyForTests());
}

Default constant(Kind kind, std::string text) {
  return Literal{.kind = kind, .text = std::move(text)};
}

TEST(DefaultDiff, NumbersAreComparedAsNumbers) {
  EXPECT_TRUE(same(constant(Kind::decimal, "1.50"), constant(Kind::decimal, "1.5")));
  EXPECT_FALSE(same(constant(Kind::integer, "1"), constant(Kind::integer, "2")));
}

TEST(DefaultDiff, DocumentsAreComparedAsDocuments) {
  EXPECT_TRUE(same(constant(Kind::json, R"({"a": 1, "b": [ ]})"), constant(Kind::json, R"({"b":[],"a":1})")));
  EXPECT_FALSE(same(constant(Kind::json, "[1]"), constant(Kind::json, "[2]")));
  EXPECT_TRUE(same(constant(Kind::json, "{"), constant(Kind::json, "[2]")));
}

TEST(DefaultDiff, ConstantDateTimesAreNeverToldApart) {
  EXPECT_TRUE(same(constant(Kind::date_time, "2020"), NowDefault{}));
  EXPECT_FALSE(same(constant(Kind::date_time, "2020"), std::nullopt));
}

TEST(DefaultDiff, AnExpressionWithoutTextIsAnyDefaultOnTheNextSideOnly) {
  EXPECT_TRUE(same(constant(Kind::integer, "1"), ExpressionDefault{}));
  EXPECT_TRUE(same(std::nullopt, ExpressionDefault{}));
  EXPECT_TRUE(same(schema::UniqueRowidDefault{}, ExpressionDefault{}));
  EXPECT_FALSE(same(ExpressionDefault{}, std::nullopt));
  EXPECT_FALSE(same(ExpressionDefault{}, constant(Kind::integer, "1")));
}

TEST(DefaultDiff, ASequenceTakesThePlaceOfEveryDefaultAndOfNone) {
  EXPECT_TRUE(same(constant(Kind::integer, "1"), schema::SequenceDefault{}));
  EXPECT_TRUE(same(std::nullopt, schema::SequenceDefault{}));
  EXPECT_TRUE(same(schema::SequenceDefault{}, std::nullopt));
  EXPECT_FALSE(same(schema::SequenceDefault{}, constant(Kind::integer, "1")));
}

TEST(DefaultDiff, ADefaultThatComesOrGoesIsAChange) {
  EXPECT_FALSE(same(NowDefault{}, std::nullopt));
  EXPECT_FALSE(same(std::nullopt, ExpressionDefault{"x"}));
  EXPECT_TRUE(same(std::nullopt, std::nullopt));
}

TEST(JsonText, OneSpellingForOneMeaning) {
  EXPECT_EQ(canonical_json(" { \"b\" : 1 , \"a\" : [ true , null ] } "), R"({"a":[true,null],"b":1})");
  EXPECT_EQ(canonical_json(R"("a\"b")"), R"("a\"b")");
  EXPECT_EQ(canonical_json("-1.5e3"), "-1.5e3");
  EXPECT_EQ(canonical_json("[]"), "[]");
  for (const char* text : {"", "{", "[1", "[1,]", "{\"a\"}", "nul", "\"x", "1 2", "\"\\", "{,}"}) {
    EXPECT_FALSE(canonical_json(text)) << text;
  }
  EXPECT_FALSE(canonical_json(std::string(100000, '[')));
}

}  // namespace
}  // namespace strata::diff
