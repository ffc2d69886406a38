#include "sql/script.h"

#include <gtest/gtest.h>

namespace strata::sql {
namespace {

constexpr target::ScriptSyntax kEmbedded = {
    .backtick_names = true, .bracket_names = true, .trigger_bodies = true};
constexpr target::ScriptSyntax kServer = {.nested_comments = true, .dollar_quotes = true};
constexpr target::ScriptSyntax kEscaping = {
    .backtick_names = true, .backslash_escapes = true, .hash_comments = true};

struct SplitCase {
  std::string_view name;
  const target::ScriptSyntax& syntax;
  std::string_view script;
  std::vector<std::string_view> texts;
};

class Split : public testing::TestWithParam<SplitCase> {};

TEST_P(Split, IntoStatements) {
  std::vector<std::string_view> texts;
  for (const Statement& statement : split_script(GetParam().script, GetParam().syntax)) {
    texts.push_back(statement.text);
    EXPECT_EQ(GetParam().script.substr(statement.begin, statement.text.size()), statement.text);
  }
  EXPECT_EQ(texts, GetParam().texts);
}

const std::vector<SplitCase> kCases = {
    {"nothing", kEmbedded, " \n;; -- only a comment\n/* another */ ;", {}},
    {"without_last_semicolon", kEmbedded, "SELECT 1; SELECT 2", {"SELECT 1", "SELECT 2"}},
    {"comments_around", kEmbedded, "-- a;b\nSELECT 1 /* ; */ + 1; -- c\n", {"SELECT 1 /* ; */ + 1"}},
    {"quotes",
     kEmbedded,
     R"(INSERT INTO "a;b" VALUES ('it''s; fine', `x;y`, [z;]);SELECT 1)",
     {R"(INSERT INTO "a;b" VALUES ('it''s; fine', `x;y`, [z;]))", "SELECT 1"}},
    {"open_quote", kEmbedded, "SELECT 1; SELECT 'a; SELECT 2;", {"SELECT 1", "SELECT 'a; SELECT 2;"}},
    {"open_comment", kEmbedded, "SELECT 1; /* SELECT 2;", {"SELECT 1"}},
    {"trigger",
     kEmbedded,
     "CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET b = CASE WHEN 1 THEN 2 END; DELETE FROM c; "
     "end ; "
     "SELECT 1",
     {"CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET b = CASE WHEN 1 THEN 2 END; DELETE FROM c; "
      "end",
      "SELECT 1"}},
    {"table_named_trigger", kEmbedded, "SELECT trigger; SELECT 2", {"SELECT trigger", "SELECT 2"}},
    {"dollar_quotes",
     kServer,
     "CREATE FUNCTION f() AS $$ a; b $$; DO $x$ $$ ; $$ $x$; SELECT $1;",
     {"CREATE FUNCTION f() AS $$ a; b $$", "DO $x$ $$ ; $$ $x$", "SELECT $1"}},
    {"nested_comments", kServer, "/* /* ; */ ; */ SELECT 1;", {"SELECT 1"}},
    {"backslashes",
     kEscaping,
     R"(SELECT 'a\'; b'; # c; d
SELECT 2)",
     {R"(SELECT 'a\'; b')", "SELECT 2"}},
};

INSTANTIATE_TEST_SUITE_P(All, Split, testing::ValuesIn(kCases),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(Script, KnowsLinesAndLeadingWords) {
  const auto statements =
      split_script("-- one\npragma foreign_keys = off;\n\nCreate Unique\n Index \"i\" ON t(a);", kEmbedded);
  ASSERT_EQ(statements.size(), 2U);
  EXPECT_EQ(statements[0].line, 2U);
  EXPECT_TRUE(statements[0].begins_with({"PRAGMA", "FOREIGN_KEYS"}));
  EXPECT_EQ(statements[0].words.size(), 2U);
  EXPECT_EQ(statements[1].line, 4U);
  EXPECT_EQ(statements[1].words, (std::vector<std::string>{"CREATE", "UNIQUE", "INDEX"}));
  EXPECT_FALSE(statements[1].begins_with({"CREATE", "INDEX"}));
}

}  // namespace
}  // namespace strata::sql
