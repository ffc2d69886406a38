#include "project/dotenv.h"

#include <gtest/gtest.h>

namespace strata::project {
namespace {

using Assignments = std::vector<std::pair<std::string, std::string>>;

struct Case {
  const char* description;
  const char* text;
  Assignments expected;
};

class Dotenv : public testing::TestWithParam<Case> {};

TEST_P(Dotenv, IsParsed) {
  EXPECT_EQ(parse_dotenv(GetParam().text), GetParam().expected) << GetParam().description;
}

INSTANTIATE_TEST_SUITE_P(
    Lines, Dotenv,
    testing::Values(Case{"plain", "A=1\nB=two words \n", {{"A", "1"}, {"B", "two words"}}},
                    Case{"comments", "# A=1\nA=1 # one\nB='#2' # two\n", {{"A", "1"}, {"B", "#2"}}},
                    Case{"export", "export A=1\nexport=2\n", {{"A", "1"}, {"export", "2"}}},
                    Case{"quotes",
                         "A=\"x\\ny\"\nB='x\\ny'\nC=`a \"b\" 'c'`\n",
                         {{"A", "x\ny"}, {"B", "x\\ny"}, {"C", "a \"b\" 'c'"}}},
                    Case{"several lines", "A=\"one\ntwo\"\nB=3\n", {{"A", "one\ntwo"}, {"B", "3"}}},
                    Case{
                        "an open quote is part of the value", "A=\"one\nB=2\n", {{"A", "\"one"}, {"B", "2"}}},
                    Case{"no value", "A=\nB\nC=\"\"\n=x\n", {{"A", ""}, {"C", ""}}},
                    Case{"yaml style", "A: 1\nB:2\n", {{"A", "1"}}},
                    Case{"windows line ends and a byte order mark",
                         "\xEF\xBB\xBF"
                         "A=1\r\nB='2'\r\n",
                         {{"A", "1"}, {"B", "2"}}},
                    Case{"blanks", "  A \t=  1  \n", {{"A", "1"}}},
                    Case{"equals signs in the value",
                         "A=postgres://u:p@h/d?a=b&c=d\n",
                         {{"A", "postgres://u:p@h/d?a=b&c=d"}}},
                    Case{"no final newline", "A=1", {{"A", "1"}}}));

TEST(Dotenv, NulBytesAndNoiseAreNotFatal) {
  EXPECT_TRUE(parse_dotenv(std::string_view("\0\0=\n\xFF\xFE\n'\"`", 9)).empty());
}

Variables expand(const Assignments& assignments, Variables variables = {}) {
  EXPECT_TRUE(add_expanded(assignments, variables).has_value());
  return variables;
}

TEST(DotenvExpansion, ReplacesReferencesInAnyOrder) {
  const Variables result = expand({{"URL", "file:${NAME}.db"}, {"NAME", "$BASE-1"}, {"BASE", "dev"}});
  EXPECT_EQ(result.at("URL"), "file:dev-1.db");
}

TEST(DotenvExpansion, TheEnvironmentWins) {
  const Variables result = expand({{"A", "file"}, {"B", "$A"}}, {{"A", "outside"}});
  EXPECT_EQ(result.at("A"), "outside");
  EXPECT_EQ(result.at("B"), "outside");
}

TEST(DotenvExpansion, KeepsEscapedAndLoneDollars) {
  const Variables result = expand({{"A", "p\\$word"}, {"B", "5$"}, {"C", "${"}, {"D", "${x"}});
  EXPECT_EQ(result.at("A"), "p$word");
  EXPECT_EQ(result.at("B"), "5$");
  EXPECT_EQ(result.at("C"), "${");
  EXPECT_EQ(result.at("D"), "${x");
}

TEST(DotenvExpansion, WhatIsUnsetOrRefersToItselfIsEmpty) {
  const Variables result = expand({{"A", "<$NOPE>"}, {"B", "<$C>"}, {"C", "<$B>"}, {"D", "<$D>"}});
  EXPECT_EQ(result.at("A"), "<>");
  EXPECT_EQ(result.at("B"), "<<>>");
  EXPECT_EQ(result.at("D"), "<>");
}

TEST(DotenvExpansion, GrowthIsBounded) {
  Assignments bomb{{"A0", "aaaaaaaaaaaaaaaa"}};
  for (int i = 1; i < 60; ++i) {
    const std::string before = "${A" + std::to_string(i - 1) + "}";
    bomb.emplace_back("A" + std::to_string(i), before + before + before);
  }
  Variables variables;
  const auto result = add_expanded(bomb, variables);
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code, ErrorCode::config_invalid);
}

}  // namespace
}  // namespace strata::project
