// What of a database `migrate diff` looks at is what the schema file on the other side speaks of.
#include <gtest/gtest.h>
#include <optional>
#include <string>
#include <vector>

#include "database.h"
#include "project.h"

namespace strata::test {
namespace {

constexpr const char* kModelsInNamespaces = R"(
model User {
  id Int @id

  @@schema("auth")
}

model Invoice {
  id Int @id

  @@schema("billing")
}
)";

constexpr const char* kTablesInNamespaces =
    "CREATE SCHEMA IF NOT EXISTS auth;\n"
    "CREATE SCHEMA IF NOT EXISTS billing;\n"
    "CREATE TABLE auth.\"User\" (id INTEGER NOT NULL, CONSTRAINT \"User_pkey\" PRIMARY KEY (id));\n"
    "CREATE TABLE billing.\"Invoice\" (id INTEGER NOT NULL, CONSTRAINT \"Invoice_pkey\" PRIMARY KEY (id));\n";

class ComparisonOnPostgres : public PostgresTest {
 protected:
  void SetUp() override {
    PostgresTest::SetUp();
    if (IsSkipped()) return;
    shadow_url_ = server_->fresh_database();
    project_.emplace(url_);
    project_->write("strata.toml", "[database]\nurl = \"" + url_ + "\"\n");
  }

  void write_schema(const std::string& setting, const std::string& models) const {
    project_->write("prisma/schema.prisma", "datasource db {\n  provider = \"postgresql\"\n  url = \"" +
                                                url_ + "\"\n  " + setting + "\n}\n" + models);
  }

  void deploy(const std::string& script) const {
    project_->write_migration("1_all", script);
    const Finished deployed = project_->run({"migrate", "deploy"});
    ASSERT_EQ(deployed.exit_code, 0) << deployed.output;
  }

  void expect_equal(const std::vector<std::string>& sides) const {
    std::vector<std::string> arguments = {"migrate", "diff", "--exit-code", "--shadow-database-url",
                                          shadow_url_};
    arguments.insert(arguments.end(), sides.begin(), sides.end());
    const Finished compared = project_->run(arguments);
    EXPECT_EQ(compared.exit_code, 0) << sides.front() << ' ' << compared.output;
  }

  static constexpr const char* kSchema = "prisma/schema.prisma";
  static constexpr const char* kMigrations = "prisma/migrations";
  std::optional<Project> project_;
  std::string shadow_url_;
};

TEST_F(ComparisonOnPostgres, ReadsTheNamespacesOfTheSchemaFile) {
  write_schema(R"(schemas = ["auth", "billing"])", kModelsInNamespaces);
  deploy(kTablesInNamespaces);
  expect_equal({"--from-url", url_, "--to-schema", kSchema});
  expect_equal({"--from-schema", kSchema, "--to-url", url_});
  expect_equal({"--from-config-datasource", "--to-schema", kSchema});
  expect_equal({"--from-migrations", kMigrations, "--to-schema", kSchema});
  expect_equal({"--from-migrations", kMigrations, "--to-config-datasource"});
}

TEST_F(ComparisonOnPostgres, ComparesExtensionsWhereTheSchemaFileListsSome) {
  deploy("CREATE EXTENSION citext;\nCREATE TABLE t (id integer, CONSTRAINT t_pkey PRIMARY KEY (id));\n");
  for (const char* const setting : {"", "extensions = [citext]"}) {
    write_schema(setting,
                 "generator client {\n  provider = \"prisma-client-js\"\n"
                 "  previewFeatures = [\"postgresqlExtensions\"]\n}\n\nmodel t {\n  id Int @id\n}\n");
    expect_equal({"--from-url", url_, "--to-schema", kSchema});
    expect_equal({"--from-schema", kSchema, "--to-url", url_});
  }
}

}  // namespace
}  // namespace strata::test
