#include "base/source.h"

#include <gtest/gtest.h>

namespace strata {
namespace {

TEST(SourceSet, CountsColumnsInCharacters) {
  SourceSet sources;
  sources.add("a.prisma", "one\r\n\u00e9\u00e9x\nlast");
  const Location place = sources.locate(Span{.begin = 9, .end = 10});
  EXPECT_EQ(place.line, 2U);
  EXPECT_EQ(place.column, 3U);
  EXPECT_EQ(place.end_column, 4U);
  EXPECT_EQ(place.line_text, "\u00e9\u00e9x");
}

TEST(SourceSet, ClampsSpansToTheText) {
  SourceSet sources;
  sources.add("a.prisma", "ab");
  const Location place = sources.locate(Span{.begin = 2, .end = 90});
  EXPECT_EQ(place.line, 1U);
  EXPECT_EQ(place.column, 3U);
  EXPECT_EQ(place.end_column, 3U);
}

}  // namespace
}  // namespace strata
