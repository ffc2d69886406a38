#include <gtest/gtest.h>

#include "dialect/dialect.h"

namespace strata::dialect {
namespace {

TEST(Script, StepsHaveHeadingsAndABlankLineBetween) {
  EXPECT_EQ(to_script({{"CreateTable", {"a"}}, {"Nothing", {}}, {"DropTable", {"b", "c"}}}),
            "-- CreateTable\na;\n\n-- DropTable\nb;\nc;\n");
  EXPECT_EQ(to_script({}), "-- This is an empty migration.");
}

TEST(Script, WarningsStandInAComment) {
  EXPECT_EQ(warning_header({}), "");
  EXPECT_EQ(warning_header({"one", "two"}), "/*\n  Warnings:\n\n  - one\n  - two\n\n*/\n");
}

TEST(Script, AWarningCannotEndTheComment) {
  EXPECT_EQ(warning_header({"`a*/b`"}), "/*\n  Warnings:\n\n  - `a* /b`\n\n*/\n");
  EXPECT_EQ(warning_header({"`/*/*`"}), "/*\n  Warnings:\n\n  - `/ * / *`\n\n*/\n");
}

}  // namespace
}  // namespace strata::dialect
