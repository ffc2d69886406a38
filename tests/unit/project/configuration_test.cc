#include "project/configuration.h"

#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>

namespace strata::project {
namespace {

namespace fs = std::filesystem;

// A scratch project folder.
class ConfigurationTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "strata-configuration-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    environment_.working_directory = pattern;
    // The nearest package.json counts: with one here, none above is looked at.
    write("package.json", "{}");
  }
  void TearDown() override { fs::remove_all(environment_.working_directory); }

  void write(const std::string& name, const std::string& text) const {
    const fs::path path = environment_.working_directory / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }
  [[nodiscard]] fs::path at(const std::string& name) const { return environment_.working_directory / name; }
  [[nodiscard]] Configuration read() const {
    Result<Configuration> result = read_configuration(environment_, options_);
    EXPECT_TRUE(result.has_value()) << result.error().message;
    return result ? std::move(*result) : Configuration{};
  }
  [[nodiscard]] Error fail_reading() const {
    Result<Configuration> result = read_configuration(environment_, options_);
    EXPECT_FALSE(result.has_value());
    return result ? Error{} : std::move(result).error();
  }

  Environment environment_;
  ProjectOptions options_;
};

TEST_F(ConfigurationTest, IsEmptyWithoutFiles) {
  const Configuration configuration = read();
  EXPECT_FALSE(configuration.file);
  EXPECT_FALSE(configuration.schema);
  EXPECT_FALSE(configuration.url);
}

TEST_F(ConfigurationTest, ReadsStrataToml) {
  write("strata.toml", R"(schema = "db/schema.prisma"
[migrations]
path = "db/migrations"
seed = "sh seed.sh"
[database]
url = { env = "URL" }
shadow_url = "file:shadow.db"
)");
  environment_.variables["URL"] = "file:dev.db";
  const Configuration configuration = read();
  EXPECT_EQ(configuration.schema, at("db/schema.prisma"));
  EXPECT_EQ(value_of(configuration, *configuration.migrations_path), "db/migrations");
  EXPECT_EQ(value_of(configuration, *configuration.seed), "sh seed.sh");
  EXPECT_EQ(value_of(configuration, *configuration.url), "file:dev.db");
  EXPECT_EQ(value_of(configuration, *configuration.shadow_database_url), "file:shadow.db");
}

TEST_F(ConfigurationTest, FlagsAndEnvironmentComeFirst) {
  write("strata.toml", "schema = \"toml.prisma\"");
  environment_.variables["STRATA_SCHEMA"] = "environment.prisma";
  EXPECT_EQ(read().schema, at("environment.prisma"));
  options_.schema = "flag.prisma";
  EXPECT_EQ(read().schema, at("flag.prisma"));
}

TEST_F(ConfigurationTest, StrataTomlComesBeforePrismaConfigBeforePackageJson) {
  write("package.json", R"({"prisma": {"schema": "package.prisma", "seed": "node seed.js"}})");
  const Configuration package = read();
  EXPECT_EQ(package.schema, at("package.prisma"));
  EXPECT_EQ(value_of(package, *package.seed), "node seed.js");
  write(".config/prisma.ts", "export default { schema: 'config.prisma' }");
  EXPECT_EQ(read().schema, at(".config/config.prisma"));
  write("prisma.config.ts", "export default { schema: 'root.prisma' }");
  EXPECT_EQ(read().schema, at("root.prisma"));
  write("prisma7.config.mts", "export default { schema: 'seven.prisma' }");
  EXPECT_EQ(read().schema, at("seven.prisma"));
  write("strata.toml", "schema = \"own.prisma\"");
  EXPECT_EQ(read().schema, at("own.prisma"));
  options_.config = "package.json";
  EXPECT_EQ(read().schema, at("package.prisma"));
}

TEST_F(ConfigurationTest, PackageJsonIsFoundAbove) {
  write("package.json", R"({"prisma": {"schema": "a.prisma"}})");
  const fs::path root = environment_.working_directory;
  fs::create_directories(root / "deep/er");
  environment_.working_directory = root / "deep/er";
  EXPECT_EQ(read().schema, root / "a.prisma");
  environment_.working_directory = root;
}

struct Broken {
  const char* file;
  const char* text;
  std::uint32_t line;
};

class BrokenFile : public ConfigurationTest, public testing::WithParamInterface<Broken> {};

TEST_P(BrokenFile, IsAnErrorWithItsPlace) {
  write(GetParam().file, GetParam().text);
  const Error error = fail_reading();
  EXPECT_EQ(error.code, ErrorCode::config_invalid);
  ASSERT_EQ(error.diagnostics.size(), 1U);
  EXPECT_EQ(error.diagnostics[0].location.line, GetParam().line);
  EXPECT_EQ(error.diagnostics[0].location.file, GetParam().file);
}

INSTANTIATE_TEST_SUITE_P(
    Hostile, BrokenFile,
    testing::Values(Broken{"strata.toml", "schema = ", 1}, Broken{"strata.toml", "\nschma = \"x\"", 2},
                    Broken{"strata.toml", "schema = 3", 1}, Broken{"strata.toml", "migrations = 1", 1},
                    Broken{"strata.toml", "[database]\n\nuri = \"x\"", 3},
                    Broken{"strata.toml", "[database]\nurl = { var = \"x\" }", 2},
                    Broken{"strata.toml", "schema = \"\xFF\"", 1},
                    Broken{"strata.toml", "a = [[[[[[[[[[[[", 1},
                    Broken{"package.json", "{\n \"prisma\": {,}\n}", 2}, Broken{"package.json", "", 1},
                    Broken{"package.json", "{\"prisma\":\n{\"seed\": [1]}}", 2},
                    Broken{"package.json", "{\"a\": \"\xFF\"}", 1}));

TEST_F(ConfigurationTest, DeepNestingIsAnErrorOrIgnored) {
  write("strata.toml", "a = " + std::string(10'000, '['));
  EXPECT_EQ(fail_reading().code, ErrorCode::config_invalid);
  fs::remove(at("strata.toml"));
  write("package.json", "{\"a\": " + std::string(100'000, '[') + std::string(100'000, ']') + "}");
  EXPECT_FALSE(read().file);
}

TEST_F(ConfigurationTest, PackageJsonOfAnyShapeIsFine) {
  for (const char* const text : {"[]", "3", "{\"prisma\": 1}", "{\"prisma\": {\"other\": 1}}"}) {
    write("package.json", text);
    EXPECT_FALSE(read().file) << text;
  }
}

TEST_F(ConfigurationTest, AnUnknownConfigFileIsAnError) {
  options_.config = "missing.toml";
  EXPECT_EQ(fail_reading().code, ErrorCode::file_unreadable);
  write("settings.yaml", "");
  options_.config = "settings.yaml";
  EXPECT_EQ(fail_reading().code, ErrorCode::config_invalid);
}

TEST_F(ConfigurationTest, ReadsBothEnvironmentFiles) {
  write(".env", "A=root\nSHARED=same\nOUT=file");
  write("prisma/.env", "B=${A}-schema\nSHARED=same");
  environment_.variables["OUT"] = "outside";
  const Configuration configuration = read();
  EXPECT_EQ(find_variable(configuration, "A"), "root");
  EXPECT_EQ(find_variable(configuration, "B"), "root-schema");
  EXPECT_EQ(find_variable(configuration, "OUT"), "outside");
  EXPECT_EQ(configuration.environment_files.size(), 2U);
}

TEST_F(ConfigurationTest, EnvironmentFilesThatDisagreeAreAnErrorWithoutTheValues) {
  write(".env", "URL=secret-1");
  write("db/.env", "URL=secret-2");
  options_.schema = "db/schema.prisma";
  const Error error = fail_reading();
  EXPECT_EQ(error.code, ErrorCode::config_invalid);
  EXPECT_NE(error.message.find("URL"), std::string::npos);
  EXPECT_EQ(error.message.find("secret"), std::string::npos);
}

TEST_F(ConfigurationTest, APrismaConfigDecidesAboutEnvironmentFiles) {
  write(".env", "URL=file:$NAME\nNAME=x");
  write("prisma.config.ts", "export default { datasource: { url: env('URL') } }");
  const Configuration without = read();
  const Result<std::string> unset = value_of(without, *without.url);
  ASSERT_FALSE(unset.has_value());
  EXPECT_NE(unset.error().message.find("URL"), std::string::npos);
  EXPECT_NE(unset.error().message.find("prisma.config.ts:1"), std::string::npos);
  EXPECT_NE(unset.error().next_steps.front().find("dotenv/config"), std::string::npos);

  write("prisma.config.ts", "import 'dotenv/config'\nexport default { datasource: { url: env('URL') } }");
  const Configuration with = read();
  EXPECT_EQ(value_of(with, *with.url), "file:$NAME");
}

TEST_F(ConfigurationTest, WhatNeedsAProgramIsAnErrorOnlyWhenAsked) {
  write("prisma.config.ts", "export default { datasource: { url: secret() }, migrations: { seed: 'x' } }");
  const Configuration configuration = read();
  EXPECT_EQ(value_of(configuration, *configuration.seed), "x");
  const Result<std::string> url = value_of(configuration, *configuration.url);
  ASSERT_FALSE(url.has_value());
  EXPECT_EQ(url.error().code, ErrorCode::config_invalid);
}

TEST_F(ConfigurationTest, AnEmptyVariableIsNotSet) {
  write("strata.toml", "[database]\nurl = { env = \"URL\" }");
  environment_.variables["URL"] = "";
  const Configuration configuration = read();
  const Result<std::string> url = value_of(configuration, *configuration.url);
  ASSERT_FALSE(url.has_value());
  EXPECT_NE(url.error().message.find("is empty"), std::string::npos);
}

}  // namespace
}  // namespace strata::project
