#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

#include "strata/engine.h"

namespace strata {
namespace {

namespace fs = std::filesystem;

class ScratchProject : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "strata-init-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    environment_.working_directory = pattern;
    environment_.variables["PATH"] = "/usr/bin:/bin";
  }
  void TearDown() override { fs::remove_all(environment_.working_directory); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(environment_.working_directory / name, std::ios::binary) << text;
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream file(environment_.working_directory / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  [[nodiscard]] Engine engine() const { return {environment_, {}}; }

  Environment environment_;
};

TEST_F(ScratchProject, InitWritesSchemaAndEnvironment) {
  const auto outcome = engine().init({.with_model = true});
  ASSERT_TRUE(outcome.has_value());
  EXPECT_EQ(outcome->created_files, (std::vector<std::string>{"prisma/schema.prisma", ".env", ".gitignore"}));
  EXPECT_NE(read("prisma/schema.prisma").find("provider = \"sqlite\""), std::string::npos);
  EXPECT_NE(read("prisma/schema.prisma").find("model User {"), std::string::npos);
  EXPECT_EQ(read(".env"), "DATABASE_URL=\"file:./dev.db\"\n");
  EXPECT_EQ(read(".gitignore"), ".env\n");
}

TEST_F(ScratchProject, InitKeepsWhatIsThere) {
  write(".env", "OTHER=1");
  write(".gitignore", "node_modules\n.env*\n");
  const auto outcome = engine().init({.url = "postgres://u:p$1@h/d"});
  ASSERT_TRUE(outcome.has_value());
  EXPECT_EQ(read(".env"), "OTHER=1\nDATABASE_URL=\"postgres://u:p\\$1@h/d\"\n");
  EXPECT_EQ(read(".gitignore"), "node_modules\n.env*\n");
  EXPECT_NE(read("prisma/schema.prisma").find("provider = \"postgresql\""), std::string::npos);
  EXPECT_FALSE(engine().init({}).has_value());
}

TEST_F(ScratchProject, InitRefusesWhatDoesNotFit) {
  EXPECT_EQ(engine().init({.provider = "oracle"}).error().code, ErrorCode::usage);
  EXPECT_EQ(engine().init({.provider = "mysql", .url = "file:x"}).error().code, ErrorCode::usage);
  EXPECT_EQ(engine().init({.url = "dev.db"}).error().code, ErrorCode::url_malformed);
  write(".env", "DATABASE_URL=mine\n");
  EXPECT_EQ(engine().init({.url = "file:x"}).error().code, ErrorCode::usage);
  EXPECT_EQ(read(".env"), "DATABASE_URL=mine\n");
  EXPECT_TRUE(engine().init({}).has_value());
  EXPECT_EQ(read(".env"), "DATABASE_URL=mine\n");
}

TEST_F(ScratchProject, SeedHandsArgumentsAndVariablesOn) {
  write("strata.toml", "[migrations]\nseed = \"printf '%s|' \\\"$NAME\\\" > out; printf '%s|' >> out\"\n");
  write(".env", "NAME='from file'\n");
  const auto outcome = engine().seed({.arguments = {"a b", "$NAME", "'"}});
  ASSERT_TRUE(outcome.has_value());
  EXPECT_EQ(read("out"), "from file|a b|$NAME|'|");
}

TEST_F(ScratchProject, SeedTellsHowItsCommandEnded) {
  write("strata.toml", "[migrations]\nseed = \"exit 3\"\n");
  EXPECT_NE(engine().seed({}).error().message.find("exit code 3"), std::string::npos);
  write("strata.toml", "[migrations]\nseed = \"kill -9 $$\"\n");
  EXPECT_NE(engine().seed({}).error().message.find("signal 9"), std::string::npos);
  write("strata.toml", "");
  EXPECT_EQ(engine().seed({}).error().code, ErrorCode::config_invalid);
}

}  // namespace
}  // namespace strata
