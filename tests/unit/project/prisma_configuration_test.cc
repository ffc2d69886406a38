#include "project/prisma_configuration.h"

#include <gtest/gtest.h>

namespace strata::project {
namespace {

PrismaSettings read(std::string_view text) {
  return read_prisma_configuration({.name = "prisma.config.ts", .text = text}, "/project", "/project");
}

// Terms as one line: 'literal', $variable, ?expression.
std::string show(const std::optional<Setting>& setting) {
  if (!setting) return "none";
  std::string text;
  for (const Term& term : setting->terms) {
    if (!text.empty()) text += " ";
    if (const auto* literal = std::get_if<Literal>(&term)) text += "'" + literal->text + "'";
    if (const auto* variable = std::get_if<Variable>(&term)) text += "$" + variable->name;
    if (const auto* expression = std::get_if<Expression>(&term)) text += "?" + expression->text;
  }
  return text;
}

struct UrlCase {
  const char* expression;
  const char* expected;
};

class PrismaUrl : public testing::TestWithParam<UrlCase> {};

TEST_P(PrismaUrl, IsReadStatically) {
  const std::string text = std::string("export default { datasource: { url: ") + GetParam().expression +
                           ", x: 1 }, schema: 'after' }";
  const PrismaSettings result = read(text);
  EXPECT_EQ(show(result.settings.url), GetParam().expected);
  EXPECT_EQ(show(result.settings.schema), "'after'");
}

INSTANTIATE_TEST_SUITE_P(
    Expressions, PrismaUrl,
    testing::Values(UrlCase{"'file:./a.db'", "'file:./a.db'"}, UrlCase{"`file:./a.db`", "'file:./a.db'"},
                    UrlCase{"env(\"A\")", "$A"}, UrlCase{"env<Env>('A')", "?env<Env>('A')"},
                    UrlCase{"process.env.A", "$A"}, UrlCase{"process.env['A']", "$A"},
                    UrlCase{"process.env.A!", "$A"}, UrlCase{"process.env.A as string", "$A"},
                    UrlCase{"(process.env.A ?? 'file:b')", "$A 'file:b'"},
                    UrlCase{"process.env.A || process.env.B || ''", "$A $B ''"},
                    UrlCase{"'it\\'s \"fine\"'", "'it's \"fine\"'"},
                    UrlCase{"`postgres://${process.env.H}/d`", "?`postgres://${process.env.H}/d`"},
                    UrlCase{"load({ a: [1, 2], b: ',' })", "?load({ a: [1, 2], b: ',' })"},
                    UrlCase{"cond ? 'a' : 'b'", "?cond ? 'a' : 'b'"}, UrlCase{"'a' + 'b'", "?'a' + 'b'"},
                    UrlCase{"env()", "?env()"}));

TEST(PrismaConfiguration, ReadsTheUsualShape) {
  const PrismaSettings result = read(R"(import "dotenv/config";
import path from "node:path";
import { defineConfig, env } from "prisma/config"; // } not an end

export default defineConfig({
  /* where things are: "nowhere" */
  schema: path.join("db", "schema.prisma"),
  migrations: { path: "db/migrations", seed: 'tsx seed.ts' },
  datasource: {
    url: env("DATABASE_URL"),
    shadowDatabaseUrl: process.env.SHADOW,
  },
});
)");
  EXPECT_EQ(show(result.settings.schema), "'db/schema.prisma'");
  EXPECT_EQ(show(result.settings.migrations_path), "'db/migrations'");
  EXPECT_EQ(show(result.settings.seed), "'tsx seed.ts'");
  EXPECT_EQ(show(result.settings.url), "$DATABASE_URL");
  EXPECT_EQ(show(result.settings.shadow_database_url), "$SHADOW");
  EXPECT_EQ(result.settings.url->place, "prisma.config.ts:10");
  EXPECT_TRUE(result.dotenv.loads);
  EXPECT_FALSE(result.dotenv.expands);
}

TEST(PrismaConfiguration, FollowsConstants) {
  const PrismaSettings result = read(R"(
const url = process.env.DATABASE_URL ?? "file:./dev.db"
const schema: string = "a.prisma";
const config: PrismaConfig = { schema, datasource: { url } } satisfies PrismaConfig
export default config
)");
  EXPECT_EQ(show(result.settings.schema), "'a.prisma'");
  EXPECT_EQ(show(result.settings.url), "$DATABASE_URL 'file:./dev.db'");
}

TEST(PrismaConfiguration, KnowsCommonJs) {
  const PrismaSettings result =
      read("require('dotenv').config({ path: '.env.local' })\nmodule.exports = { schema: 'x' }");
  EXPECT_EQ(show(result.settings.schema), "'x'");
  EXPECT_TRUE(result.dotenv.loads);
  EXPECT_EQ(result.dotenv.path, ".env.local");
}

TEST(PrismaConfiguration, JoinsPathsLikeNode) {
  EXPECT_EQ(show(read("export default { schema: path.join(__dirname, 'a', '..', 'b') }").settings.schema),
            "'/project/b'");
  EXPECT_EQ(show(read("export default { schema: resolve('a') }").settings.schema), "'/project/a'");
  EXPECT_EQ(show(read("export default { schema: path.join('a', '/b') }").settings.schema), "'a/b'");
  EXPECT_EQ(show(read("export default { schema: path.join(root, 'b') }").settings.schema),
            "?path.join(root, 'b')");
}

TEST(PrismaConfiguration, ASectionThatIsComputedIsUnknownAsAWhole) {
  const PrismaSettings result = read("export default { schema: 's', datasource: pick(), migrations: m }");
  EXPECT_EQ(show(result.settings.schema), "'s'");
  EXPECT_EQ(show(result.settings.url), "?pick()");
  EXPECT_EQ(show(result.settings.seed), "?m");
}

TEST(PrismaConfiguration, AFileWithoutObjectIsUnknownAsAWhole) {
  EXPECT_EQ(show(read("export default load()").settings.url), "?export default");
  EXPECT_EQ(show(read("").settings.schema), "?export default");
}

TEST(PrismaConfiguration, OtherEntriesAreSkipped) {
  const PrismaSettings result = read(R"(export default {
  ...base, async adapter() { return new Adapter({ url: "no" }) }, [key]: 1, "engine": "classic",
  get x() { return 1 }, tables: { external: ["a", "b"] }, schema: "s" })");
  EXPECT_EQ(show(result.settings.schema), "'s'");
  EXPECT_EQ(show(result.settings.url), "none");
}

TEST(PrismaConfiguration, BrokenFilesEnd) {
  for (const std::string_view text :
       {"export default {", "export default { datasource: {",
        "export default { schema: ", "export default { )))", "const", "const a",
        "const a =", "export default", "export default { a b c ] ; } }", "'", "`${", "/*",
        "export default { schema: path.join(", "export default { ...", "env(", "const a = {"}) {
    static_cast<void>(read(text));
  }
  const std::string deep = "export default { schema: " + std::string(100'000, '(') + "'a'";
  EXPECT_TRUE(show(read(deep).settings.schema).starts_with("?(((("));
}

std::string show(const std::vector<Setting>& settings) {
  std::string text;
  for (const Setting& setting : settings) text += "[" + show(std::optional(setting)) + "]";
  return text;
}

TEST(PrismaConfiguration, ReadsWhatOthersManage) {
  const ExternalNames names = read(R"(export default defineConfig({
  tables: { external: ["public.users", 'auth.keys', process.env.MORE] },
  enums: { external: listOfEnums },
  schema: "after",
});)")
                                  .settings.external;
  EXPECT_EQ(show(names.tables), "['public.users']['auth.keys'][$MORE]");
  EXPECT_EQ(show(names.enums), "[?listOfEnums]");
  EXPECT_EQ(show(read("export default { tables: { external: [] } }").settings.external.tables), "");
}

}  // namespace
}  // namespace strata::project
