#include "psl/rules/default_literals.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace strata::psl::rules {
namespace {

struct Group {
  bool (*accepts)(std::string_view text);
  std::vector<std::string> good;
  std::vector<std::string> bad;
};

void expect(const Group& group) {
  for (const std::string& text : group.good) EXPECT_TRUE(group.accepts(text)) << text;
  for (const std::string& text : group.bad) EXPECT_FALSE(group.accepts(text)) << text;
}

TEST(DefaultLiterals, WholeNumbersHave64Bits) {
  expect({is_int64,
          {"0", "007", "-0", "9223372036854775807", "-9223372036854775808"},
          {"", "-", "1.0", "9223372036854775808", "-9223372036854775809", "1e3", " 1"}});
}

TEST(DefaultLiterals, DecimalsMayHaveExponents) {
  expect({is_decimal,
          {"1", "-1.50", "+1", ".5", "5.", "1e5", "1E+5", "1e-5", "00"},
          {"", ".", "-", "e5", "1e", "1.2.3", "1,5", "NaN", "1e99999", "1e+-5", "0x1"}});
}

TEST(DefaultLiterals, DatesNeedOffsetsAndExist) {
  expect({is_date_time,
          {"2020-02-29T00:00:00Z", "2020-01-01t00:00:00z", "2020-01-01 00:00:00.5+23:59",
           "2000-02-29T23:59:60Z", "0000-01-01T00:00:00-00:00"},
          {"2021-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2020-01-01", "2020-01-01T00:00:00",
           "2020-13-01T00:00:00Z", "2020-00-01T00:00:00Z", "2020-01-01T24:00:00Z", "2020-01-01T00:60:00Z",
           "2020-01-01T00:00:61Z", "2020-01-01T00:00:00.Z", "2020-01-01T00:00:00+0100",
           "2020-01-01T00:00:00+24:00", "2020-01-01T00:00:00Z ", "20200-01-01T00:00:00Z"}});
}

TEST(DefaultLiterals, Base64IsCanonical) {
  expect({is_base64,
          {"", "AA==", "AAE=", "aGVsbG8=", "AAAA", "+/+/"},
          {"A", "AA", "AB==", "AAB=", "====", "=", "AA=A", "aGVs bG8=", "_-=="}});
}

TEST(DefaultLiterals, JsonIsOneDocument) {
  expect({is_json,
          {"1", "-0.5e+3", "\"a\"", " [1, {\"a\": null}] ", "{}", "[]", "true", R"("\u00e9\ud83d\ude00\n")"},
          {"",        "nul",         "01",          "-",         "1.",  ".5",     "+1",
           "1 2",     "[1,]",        "{\"a\":1,}",  "{a:1}",     "'a'", "\"a",    "\"\t\"",
           R"("\x")", R"("\ud83d")", R"("\ude00")", R"("\u12")", "[1",  "{\"a\"}"}});
}

TEST(DefaultLiterals, JsonEndsAtADepth) {
  EXPECT_TRUE(is_json(std::string(127, '[') + std::string(127, ']')));
  EXPECT_FALSE(is_json(std::string(100000, '[') + std::string(100000, ']')));
}

}  // namespace
}  // namespace strata::psl::rules
