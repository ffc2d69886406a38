// Hostile texts: very many mistakes, very many fields, are still read in linear time and told completely.
#include <gtest/gtest.h>
#include <string>
#include <string_view>

#include "dialect/registry.h"
#include "psl/near_name.h"
#include "psl/resolve.h"

namespace strata::psl {
namespace {

std::size_t count_errors(std::string text) {
  SourceSet sources;
  sources.add("test.prisma", std::move(text));
  Diagnostics diagnostics;
  std::ignore = resolve(sources, dialect::targets(), diagnostics);
  return diagnostics.error_count();
}

std::string repeat(std::size_t count, std::string_view before, std::string_view after) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text.append(before).append(std::to_string(i)).append(after);
  return text;
}

constexpr std::size_t kMany = 20'000;

TEST(ResolveLimits, ManyUnknownTypes) {
  EXPECT_EQ(count_errors("model A {\n" + repeat(kMany, "  a", " Unknwon\n") + "}\n"), kMany);
}

TEST(ResolveLimits, ManyDuplicateModels) {
  EXPECT_EQ(count_errors(repeat(kMany + 1, "model A {\n  id", " Int @id\n}\n")), kMany);
}

TEST(ResolveLimits, ManyIndexesOverUnknownFieldsOfALargeModel) {
  EXPECT_EQ(count_errors("model A {\n" + repeat(kMany, "  a", " Int\n") +
                         repeat(kMany, "  @@index([b", "])\n") + "}\n"),
            kMany);
}

TEST(ResolveLimits, ManyFieldsInOneList) {
  EXPECT_EQ(count_errors("model A {\n" + repeat(kMany, "  a", " Int\n") + "  @@index([" +
                         repeat(kMany, "a", ", ") + "a0])\n}\n"),
            1U);
}

TEST(ResolveLimits, ManyRelationFieldsBetweenTwoModels) {
  EXPECT_EQ(count_errors("model A {\n" + repeat(kMany, "  b", " B\n") + "}\nmodel B {\n" +
                         repeat(kMany, "  a", " A[]\n") + "}\n"),
            0U);
}

TEST(ResolveLimits, ManyAttributesOfOneField) {
  EXPECT_EQ(count_errors("model A {\n  id Int " + repeat(kMany, "@x", " ") + "\n}\n"), kMany);
}

TEST(NearNames, PrefersTheSameLettersThenTheNearestName) {
  const std::string_view candidates[] = {"String", "strong", "Post"};
  NearNames names;
  EXPECT_EQ(names.find("string", candidates), "String");
  EXPECT_EQ(names.find("Pots", candidates), "Post");
  EXPECT_EQ(names.find("stron", candidates), "strong");
  EXPECT_EQ(names.find("Elsewhere", candidates), std::nullopt);
}

}  // namespace
}  // namespace strata::psl
