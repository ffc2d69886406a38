// Names, defaults, maps and comments that try to be something else: the database has them as they are
// written, nothing else happens, and what is read back is the same.
#include <array>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

#include "database.h"
#include "project.h"

namespace strata::test {
namespace {

// As they stand between the quotes of a schema file. The last one is cut inside of its last letter: that is
// the 63rd byte.
constexpr std::array kWords = {
    R"(it's)",
    R"(a\"b)",
    R"(a\\b)",
    R"(\\)",
    R"(\\'; DROP TABLE apart.victim; --)",
    R"('; DROP TABLE apart.victim; --)",
    R"('); DROP TABLE apart.victim; --)",
    R"(\"; DROP TABLE apart.victim; --)",
    R"(\"(\"a\" int); DROP TABLE apart.victim; --)",
    R"(*/ DROP TABLE apart.victim; /*)",
    R"(-- DROP TABLE)",
    R"(a\nDROP TABLE apart.victim;\n\\.)",
    R"($$; DROP TABLE apart.victim; $$)",
    R"($1 {0} %s %I \\0)",
    R"(a\tb\r)",
    "{a,b}",
    " ",
    "SELECT",
    "pg_class",
    "_prisma_migrations",
    "NULL",
    "ümläut ☃ 𝒳",
    "e\u0301",
    "é",
    "a\u202Eb\u200B\uFEFF",
    "\x7F",
    "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn",
    "mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm",
    "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkké",
};

bool is_short(const std::string& word) {
  return word.size() < 40;
}

enum class Version : std::uint8_t { first, second };

// A model and an enum of that name, which carry it everywhere; the second version changes what has names.
std::string models_of(std::size_t number, const std::string& word, Version version) {
  const auto name = [&](int part) {
    return fmt::format(fmt::runtime(is_short(word) ? "{1}{0}" : "c{0}"), fmt::format("_{}_{}", number, part),
                       word);
  };
  // Tables of these names are the server's and the ledger's own.
  const bool is_taken = word == "_prisma_migrations" || word == "pg_class";
  const std::string table = is_taken ? word + " " : word;
  const bool is_first = version == Version::first;
  const std::string value = is_short(word) ? word : word.substr(0, 20);
  return fmt::format(
      R"(/// {0}
model M{1} {{
  /// {0}
  id  Int      @id(map: "{2}")
  own String   @default("{8}") @map("{0}")
  {9}
  j   Json     @default("[\"x\"]")
  e   E{1}     @default(one)
  es  E{1}[]   @default([one, two])
  to  Int
  m   M{1}     @relation("r", fields: [to], references: [id], map: "{3}")
  ms  M{1}[]   @relation("r")

  @@unique([to], map: "{4}")
  @@index([own], map: "{5}")
  @@map("{6}")
}}

enum E{1} {{
  one @map("{7}")
  two
  {10}
  @@map("e {0}")
}}

)",
      word, number, name(1), name(2), name(is_first ? 3 : 5), name(4), table, value,
      is_first ? word : "x" + word,
      is_first ? "all String[] @default([\"" + word + "\", \"x\"])" : "more Int? @map(\"+" + word + "\")",
      is_first ? "" : "three @map(\"+" + value + "\")");
}

std::string all_models(Version version) {
  std::string models;
  for (std::size_t i = 0; i < kWords.size(); ++i) models += models_of(i, kWords[i], version);
  return models;
}

class HostileToPostgres : public PostgresTest {
 protected:
  void expect_done(const Project& project, const std::vector<std::string>& command) {
    const Finished finished = project.run(command);
    EXPECT_EQ(finished.exit_code, 0) << finished.output.substr(0, 4000);
  }
};

TEST_F(HostileToPostgres, NamesAndTextsStayWhatTheyAre) {
  const auto database = connect();
  ASSERT_TRUE(database->execute("CREATE SCHEMA apart; CREATE TABLE apart.victim (a int)").has_value());
  const Project project(url_, all_models(Version::first));
  const std::vector<std::string> same = {
      "migrate", "diff", "--from-url", url_, "--to-schema", "prisma/schema.prisma", "--exit-code"};
  expect_done(project, {"migrate", "dev", "--name", "'; DROP TABLE apart.victim; --"});
  expect_done(project, {"migrate", "status"});
  expect_done(project, {"db", "push"});
  expect_done(project, same);
  expect_done(project, {"migrate", "dev"});  // would tell of drift
  for (const char* const word : {"it's", "\\'; DROP TABLE apart.victim; --", "ümläut ☃ 𝒳"}) {
    const auto rows =
        database->query("SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tablename = $1",
                        std::vector<sql::Value>{std::string(word)});
    EXPECT_EQ(sql::to_integer(rows->rows[0][0]), 1) << word;
  }
  expect_done(project, {"db", "pull"});
  expect_done(project, same);
  expect_done(project, {"db", "pull", "--force"});
  expect_done(project, same);
  project.write_models(all_models(Version::second));
  expect_done(project, {"migrate", "dev", "--name", "second", "--accept-data-loss"});
  expect_done(project, same);
  expect_done(project, {"migrate", "dev"});
  EXPECT_TRUE(database->query("SELECT FROM apart.victim").has_value());
}

}  // namespace
}  // namespace strata::test
