#include "psl/inflection.h"

#include <gtest/gtest.h>
#include <string_view>

namespace strata::psl {
namespace {

struct Spelling {
  std::string_view name;
  std::string_view expected;
};

TEST(Inflection, MakesCamelCase) {
  const Spelling cases[] = {
      {"User", "user"},  {"HTTPServer", "httpserver"}, {"OrderHTTP", "orderHTTP"},
      {"a_b__c", "aBC"}, {"Line_item", "lineItem"},    {"LOUD_NAME", "loudName"},
      {"X2Y", "x2Y"},    {"trailing_", "trailing"},
  };
  for (const Spelling& c : cases) EXPECT_EQ(to_camel_case(c.name), c.expected) << c.name;
}

TEST(Inflection, MakesPlurals) {
  const Spelling cases[] = {
      {"post", "posts"},
      {"box", "boxes"},
      {"category", "categories"},
      {"day", "days"},
      {"person", "people"},
      {"money", "money"},
      {"leaf", "leaves"},
      {"knife", "knives"},
      {"analysis", "analyses"},
      {"status", "statuses"},
      {"virus", "viri"},
      {"vertex", "vertices"},
      {"quiz", "quizzes"},
      {"hero", "heroes"},
      {"orderBoxes", "orderBoxes"},
      {"userNews", "userNews"},
      {"mouse", "mice"},
      {"grandchild", "grandchildren"},
      {"soliloquy", "soliloquies"},
      {"", "s"},
  };
  for (const Spelling& c : cases) EXPECT_EQ(to_plural(c.name), c.expected) << c.name;
}

}  // namespace
}  // namespace strata::psl
