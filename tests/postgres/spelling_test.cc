// After strata's own migration nothing differs, in whatever words the schema file and the server say it; and
// what was changed differs.
#include "spelling.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "hard_expressions.h"

namespace strata::test {
namespace {

// What the expressions name and strata does not make.
constexpr const char* kSurroundings = R"sql(
CREATE SEQUENCE numbers;
CREATE FUNCTION make_number(a int, b int[] DEFAULT '{}') RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION total(a int, VARIADIC b int[]) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION is_fine(a int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
)sql";

constexpr const char* kFields = R"prisma(
  n     Int?
  b     BigInt?
  f     Float?
  d     Decimal?  @db.Decimal(10, 2)
  m     Decimal?  @db.Money
  s     String?
  v     String?   @db.VarChar(20)
  c     String?   @db.Char(5)
  ok    Boolean?
  at    DateTime? @db.Timestamp(3)
  atz   DateTime? @db.Timestamptz(6)
  day   DateTime? @db.Date
  ttz   DateTime? @db.Timetz(6)
  u     String?   @db.Uuid
  j     Json?
  by    Bytes?
  ip    String?   @db.Inet
  bits  String?   @db.Bit(8)
  vb    String?   @db.VarBit
  tags  String[]
  mood  Mood?
  r     Unsupported("int4range")?
  mr    Unsupported("int4multirange")?
  tr    Unsupported("tstzrange")?
  net   Unsupported("cidr")?
  iv    Unsupported("interval")?
  doc   Unsupported("tsvector")?
  pt    Unsupported("point")?
  other Int?      @map("Other Name")
)prisma";

constexpr const char* kTablesOfNamespaces = R"sql(
CREATE SCHEMA auth;
CREATE SCHEMA billing;
CREATE SCHEMA types;
CREATE DOMAIN types.span AS int4range CHECK (NOT isempty(VALUE));
CREATE TYPE types.pair AS (a int, b int);
CREATE TYPE auth."Kind" AS ENUM ('one', 'two');
CREATE TYPE billing."Kind" AS ENUM ('three');
CREATE FUNCTION billing.fee(numrange) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE TABLE auth."T" (
    id int CONSTRAINT "T_pkey" PRIMARY KEY,
    span types.span DEFAULT '[1,5]',
    pair types.pair DEFAULT (1, 2),
    kind auth."Kind" DEFAULT lower('ONE')::auth."Kind"
);
CREATE INDEX t1 ON auth."T" (id) WHERE span = '[1,5]' AND kind = 'one' AND "T" IS NOT NULL;
CREATE TABLE billing."T" (
    id int CONSTRAINT "T_pkey" PRIMARY KEY,
    r numrange DEFAULT '[ 1, 5 ]',
    kind billing."Kind" DEFAULT lower('THREE')::billing."Kind",
    n int DEFAULT billing.fee('[ 1, 2 ]')
);
CREATE INDEX t2 ON billing."T" (id) WHERE billing.fee(r) = 1 AND kind <> 'three' AND r > '[1.0,2]';
CREATE TABLE billing.long_length_long_length_long_length_long_length_long_length_long (
    id int CONSTRAINT long_pkey PRIMARY KEY,
    more_length_more_length_more_length_more_length_more_length_more_length int4range DEFAULT '[1,5]'
);
CREATE INDEX t3 ON billing.long_length_long_length_long_length_long_length_long_length_long (id)
    WHERE more_length_more_length_more_length_more_length_more_length_more_length = '[1,5]';
)sql";

constexpr const char* kModelsOfNamespaces = R"prisma(
enum K1 {
  one
  two

  @@map("Kind")
  @@schema("auth")
}

enum K2 {
  three

  @@map("Kind")
  @@schema("billing")
}

model T1 {
  id   Int @id
  span Unsupported("int4range")? @default(dbgenerated("'[1,5]'"))
  pair Unsupported("types.pair")? @default(dbgenerated("ROW( 1, 2 )"))
  kind K1? @default(dbgenerated("lower('ONE'::text)::auth.\"Kind\""))

  @@index([id], map: "t1", where: raw("span = '[1,5]' AND kind = 'one' AND \"T\" IS NOT NULL"))
  @@map("T")
  @@schema("auth")
}

model T2 {
  id   Int @id
  r    Unsupported("numrange")? @default(dbgenerated("'[ 1, 5 ]'"))
  kind K2? @default(dbgenerated("lower('THREE')::billing.\"Kind\""))
  n    Int? @default(dbgenerated("billing.fee('[ 1, 2 ]')"))

  @@index([id], map: "t2", where: raw("billing.fee(r) = 1 AND kind <> 'three' AND r > '[1.0,2]'"))
  @@map("T")
  @@schema("billing")
}

model T3 {
  id   Int @id(map: "long_pkey")
  more Unsupported("int4range")? @default(dbgenerated("'[1,5]'")) @map("more_length_more_length_more_length_more_length_more_length_more_length")

  @@index([id], map: "t3", where: raw("more_length_more_length_more_length_more_length_more_length_more_length = '[1,5]'"))
  @@map("long_length_long_length_long_length_long_length_long_length_long")
  @@schema("billing")
}
)prisma";

enum class Words : std::uint8_t { written, changed };

std::string models_of(Words words) {
  std::string models = "enum Mood {\n  happy\n  sad\n}\n\nmodel easy {\n  id Int @id\n";
  for (std::size_t i = 0; i < kHardDefaults.size(); ++i) {
    const HardDefault& hard = kHardDefaults[i];
    const std::string_view type = hard.type;
    const std::string_view name = type.substr(0, type.find(" @"));
    models += fmt::format("  d{} {} @default(dbgenerated(\"{}\")){}\n", i, name,
                          in_schema_file(words == Words::written ? hard.written : hard.changed),
                          type.substr(name.size()));
  }
  models += fmt::format("}}\n\nmodel hard {{\n  id Int @id\n{}\n", kFields);
  for (std::size_t i = 0; i < kHardPredicates.size(); ++i) {
    const HardPredicate& hard = kHardPredicates[i];
    models += fmt::format("  @@index([id], map: \"p{}\", where: raw(\"{}\"))\n", i,
                          in_schema_file(words == Words::written ? hard.written : hard.changed));
  }
  return kGenerator + models + "}\n";
}

// The fields and indexes of `models` that the script does not change.
std::string find_unchanged(const std::string& script) {
  std::string missing;
  for (std::size_t i = 0; i < kHardDefaults.size(); ++i) {
    const bool is_changed = script.contains(fmt::format("ALTER COLUMN \"d{}\" SET DEFAULT", i));
    if (!is_changed) missing += fmt::format("{}\n", kHardDefaults[i].changed);
  }
  for (std::size_t i = 0; i < kHardPredicates.size(); ++i) {
    const bool is_changed = script.contains(fmt::format("CREATE INDEX \"p{}\"", i));
    if (!is_changed) missing += fmt::format("{}\n", kHardPredicates[i].changed);
  }
  return missing;
}

class SpellingOnPostgres : public SpellingTest {};

TEST_F(SpellingOnPostgres, NothingDiffersAfterAPush) {
  for (const std::string& parameters : {std::string(), std::string("&schema=the%20app")}) {
    url_ = server_->fresh_database();
    if (!parameters.empty()) must("CREATE SCHEMA \"the app\"");
    url_ += parameters;
    std::string surroundings = kSurroundings;
    must(surroundings);
    const std::string named = parameters.empty() ? "public" : "\"the app\"";
    const auto models = [&](Words words) {
      return replaced(models_of(words), "public.", in_schema_file(named) + ".");
    };
    const Project project(url_, models(Words::written));
    expect_done(project, {"db", "push"});
    expect_equal(project);
    const Finished again = project.run({"db", "push"});
    EXPECT_NE(again.output.find("Nothing to do"), std::string::npos) << again.output;

    project.write_models(models(Words::changed));
    EXPECT_EQ(find_unchanged(compare(project, url_).output), "");
    expect_done(project, {"db", "push"});
    expect_equal(project);
  }
}

TEST_F(SpellingOnPostgres, NothingDiffersAfterAMigration) {
  const Project project(url_, models_of(Words::written));
  project.write_migration("0_surroundings", kSurroundings);
  for (const char* const name : {"first", "second"}) {
    expect_done(project, {"migrate", "dev", "--name", name});
    const Finished again = project.run({"migrate", "dev", "--name", "nothing", "--json"});
    EXPECT_NE(again.output.find("\"in_sync\":true"), std::string::npos) << again.output;
    expect_equal(project);
    expect_done(project, {"migrate", "diff", "--from-migrations", "prisma/migrations", "--to-schema", kSchema,
                          "--shadow-database-url", server_->url("shadow"), "--exit-code"});
    project.write_models(models_of(Words::changed));
  }
}

// Every default fits into one question, and all the conditions of a table into another.
TEST_F(SpellingOnPostgres, TheServerIsAskedOnceAndOnlyIfNeedBe) {
  must(kSurroundings);
  const Project project(url_, models_of(Words::written));
  expect_done(project, {"db", "push"});
  count_tables();
  expect_equal(project);
  EXPECT_EQ(tables_made(), "4");  // two comparisons, two questions each
  const Project easy(url_, kGenerator + std::string("model hard {\n  id Int @id\n  n Int? @default(7)\n}\n"));
  EXPECT_NE(compare(easy, url_).output.find("DROP TABLE \"easy\""), std::string::npos);
  EXPECT_EQ(tables_made(), "4");
}

// What is no expression in the schema file, or none in the database.
TEST_F(SpellingOnPostgres, ConstantsAndSequencesDoNotDiffer) {
  must("CREATE SEQUENCE numbers");
  const Project project(url_, R"prisma(
model t {
  id Int      @id
  n  Int      @default(dbgenerated("nextval('numbers')"))
  i  String   @default("::FFFF:1.2.3.4") @db.Inet
  is String[] @default(["10.0.0.1/32", "::FFFF:1.2.3.4"]) @db.Inet
}
)prisma");
  expect_done(project, {"db", "push"});
  expect_equal(project);
  project.write_models(
      "model t {\n  id Int @id\n  n Int\n  i String @default(\"::FFFF:1.2.3.5\") @db.Inet\n}\n");
  EXPECT_TRUE(compare(project, url_).output.contains("SET DEFAULT '::FFFF:1.2.3.5'"));
}

// What the columns are, and not only what the schema language says of them.
TEST_F(SpellingOnPostgres, TablesAreAskedAboutWhereTheyAre) {
  must(kTablesOfNamespaces);
  const Project project(url_);
  project.write(kSchema, kGenerator +
                             fmt::format("datasource db {{\n  provider = \"postgresql\"\n  url = \"{}\"\n"
                                         "  schemas = [\"auth\", \"billing\"]\n}}\n\n",
                                         url_) +
                             kModelsOfNamespaces);
  EXPECT_EQ(compare(project, url_).output, "-- This is an empty migration.\n");
  expect_equal(project);
}

}  // namespace
}  // namespace strata::test
