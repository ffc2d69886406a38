#include "base/timestamp.h"

#include <gtest/gtest.h>

namespace strata {
namespace {

constexpr Timestamp kMoment{1'795'380'277'123};  // 2026-11-22T20:44:37.123Z

TEST(Timestamp, Prints) {
  EXPECT_EQ(to_rfc3339(kMoment), "2026-11-22T20:44:37.123Z");
  EXPECT_EQ(to_digits(kMoment), "20261122204437");
  EXPECT_EQ(to_rfc3339({-1}), "1969-12-31T23:59:59.999Z");
}

TEST(Timestamp, ReadsEveryFormThatProgramsWrite) {
  constexpr Timestamp kWhole{1'795'380'277'000};
  EXPECT_EQ(parse_timestamp("2026-11-22T20:44:37.123Z"), kMoment);
  EXPECT_EQ(parse_timestamp("2026-11-22T20:44:37.123456+00:00"), kMoment);
  EXPECT_EQ(parse_timestamp("2026-11-22T22:44:37.123+02:00"), kMoment);
  EXPECT_EQ(parse_timestamp("2026-11-22 15:14:37.123 -0530"), kMoment);
  EXPECT_EQ(parse_timestamp("2026-11-22 20:44:37"), kWhole);
  EXPECT_EQ(parse_timestamp("2026-11-22 20:44:37 UTC"), kWhole);
  EXPECT_EQ(parse_timestamp("Sun, 22 Nov 2026 20:44:37 +0000"), kWhole);
  EXPECT_EQ(parse_timestamp("22 Nov 2026 20:44:37 GMT"), kWhole);
  EXPECT_EQ(parse_timestamp("1795380277123"), kMoment);
}

TEST(Timestamp, RefusesEverythingElse) {
  for (const char* text : {"", "yesterday", "2026-13-01 00:00:00", "2026-02-30T00:00:00Z", "2026-11-22",
                           "2026-11-22T25:00:00Z", "12 Foo 2026 00:00:00 +0000", "2026-11-22 20:44:37 x"}) {
    EXPECT_EQ(parse_timestamp(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace strata
