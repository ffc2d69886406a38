#include "schema/literal.h"

#include <gtest/gtest.h>

namespace strata::schema {
namespace {

TEST(Literal, IntegersLoseWhatMeansNothing) {
  EXPECT_EQ(normalize_integer("-007"), "-7");
  EXPECT_EQ(normalize_integer("+5"), "5");
  EXPECT_EQ(normalize_integer("9223372036854775807"), "9223372036854775807");
  EXPECT_FALSE(normalize_integer("9223372036854775808"));
  EXPECT_FALSE(normalize_integer("1.0"));
  EXPECT_FALSE(normalize_integer(""));
}

TEST(Literal, DecimalsKeepTheirScale) {
  EXPECT_EQ(normalize_decimal("1.50"), "1.50");
  EXPECT_EQ(normalize_decimal("0010.10"), "10.10");
  EXPECT_EQ(normalize_decimal("-0.0"), "0.0");
  EXPECT_EQ(normalize_decimal("-.5"), "-0.5");
  EXPECT_EQ(normalize_decimal("1e5"), "100000");
  EXPECT_EQ(normalize_decimal("1.50e1"), "15.0");
  EXPECT_EQ(normalize_decimal("1e-7"), "0.0000001");
  EXPECT_EQ(normalize_decimal("1e999999999"), "1e999999999");
  EXPECT_FALSE(normalize_decimal("1.5x"));
  EXPECT_FALSE(normalize_decimal("-"));
  EXPECT_FALSE(normalize_decimal("abc"));
}

TEST(Literal, DecimalsAreEqualAsNumbers) {
  EXPECT_TRUE(same_decimal("1.50", "1.5"));
  EXPECT_TRUE(same_decimal("1.0", "1"));
  EXPECT_TRUE(same_decimal("100", "100"));
  EXPECT_FALSE(same_decimal("100", "1"));
}

TEST(Literal, DateTimesGetABlankAndGroupsOfThreeDigits) {
  EXPECT_EQ(normalize_date_time("2020-01-01T00:00:00Z"), "2020-01-01 00:00:00 +00:00");
  EXPECT_EQ(normalize_date_time("2020-01-01t00:00:00.1z"), "2020-01-01 00:00:00.100 +00:00");
  EXPECT_EQ(normalize_date_time("2020-01-01 00:00:00.000100-05:30"), "2020-01-01 00:00:00.000100 -05:30");
  EXPECT_EQ(normalize_date_time("2020-01-01T00:00:00.123456789123Z"), "2020-01-01 00:00:00.123456789 +00:00");
  EXPECT_EQ(normalize_date_time("2020-01-01T00:00:00.000Z"), "2020-01-01 00:00:00 +00:00");
  EXPECT_FALSE(normalize_date_time("2020-01-01"));
  EXPECT_FALSE(normalize_date_time("2020-01-01T00:00:00"));
}

}  // namespace
}  // namespace strata::schema
