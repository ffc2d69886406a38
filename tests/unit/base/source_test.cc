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

TEST(SourceSet, CountsThroughAllTexts) {
  SourceSet sources;
  sources.add("a.prisma", "ab\n");
  sources.add("empty.prisma", "");
  sources.add("b.prisma", "x\ny");
  EXPECT_EQ(sources.begin(1), 4U);
  EXPECT_EQ(sources.begin(2), 5U);
  EXPECT_EQ(sources.source_of({.begin = 3, .end = 3}), 0U) << "behind the first text";
  EXPECT_EQ(sources.source_of({.begin = 4, .end = 4}), 1U);
  EXPECT_EQ(sources.source_of({.begin = 8, .end = 8}), 2U);
  EXPECT_EQ(sources.text({.begin = 7, .end = 8}), "y");
  const Location place = sources.locate(Span{.begin = 7, .end = 8});
  EXPECT_EQ(place.file, "b.prisma");
  EXPECT_EQ(place.line, 2U);
  EXPECT_EQ(place.column, 1U);
}

}  // namespace
}  // namespace strata
