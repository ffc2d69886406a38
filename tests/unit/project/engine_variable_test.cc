#include "project/engine_variable.h"

#include <gtest/gtest.h>

namespace strata::project {
namespace {

struct EnvironmentText {
  const char* description;
  std::optional<std::string> text;
};

class EngineVariable : public testing::TestWithParam<EnvironmentText> {};

// Adding gives the variable its value; removing gives every byte back, or says that the file was made for it.
TEST_P(EngineVariable, ComesAndGoes) {
  const std::optional<std::string>& text = GetParam().text;
  for (const char* path : {"/opt/strata/engine", "/a b/it's #1/$HOME/\"x\"/engine", "/ü/engine"}) {
    const auto added = add_engine_variable(text, path);
    ASSERT_TRUE(added) << path;
    EXPECT_EQ(find_engine_variable(*added), path) << *added;
    const auto removed = remove_engine_variable(*added);
    ASSERT_TRUE(removed) << *added;
    EXPECT_EQ(removed->was_alone, !text.has_value());
    EXPECT_EQ(removed->text, text.value_or("")) << GetParam().description;
  }
}

INSTANTIATE_TEST_SUITE_P(Texts, EngineVariable,
                         testing::Values(EnvironmentText{"no file", std::nullopt},
                                         EnvironmentText{"empty file", ""},
                                         EnvironmentText{"lines", "A=1\nB=2\n"},
                                         EnvironmentText{"no last line end", "A=1"},
                                         EnvironmentText{"blank lines at the end", "A=1\n\n\n"},
                                         EnvironmentText{"windows line ends", "A=1\r\nB=2\r\n"},
                                         EnvironmentText{"comments", "# A=1\n"}));

TEST(EngineVariableText, LinesBehindItStay) {
  const std::string added = *add_engine_variable("A=1\n", "/engine");
  const auto removed = remove_engine_variable(added + "B=2\n");
  ASSERT_TRUE(removed);
  EXPECT_EQ(removed->text, "A=1\nB=2\n");
}

TEST(EngineVariableText, OfOthersIsFoundAndLeftAlone) {
  const std::string text = "PRISMA_SCHEMA_ENGINE_BINARY=/other\n";
  EXPECT_EQ(find_engine_variable(text), "/other");
  EXPECT_FALSE(remove_engine_variable(text));
  EXPECT_FALSE(remove_engine_variable("# By strata adopt: something else\n" + text));
}

TEST(EngineVariableText, AFileMadeForItThatGrewStays) {
  const std::string made = *add_engine_variable(std::nullopt, "/engine");
  const auto removed = remove_engine_variable(made + "A=1\n");
  ASSERT_TRUE(removed);
  EXPECT_EQ(removed->text, "A=1\n");
  EXPECT_FALSE(removed->was_alone);
}

TEST(EngineVariableText, APathThatNoLineHoldsIsRefused) {
  EXPECT_FALSE(add_engine_variable("A=1\n", "/a\"b'c`d/engine"));
}

}  // namespace
}  // namespace strata::project
