// docs/errors.md lists exactly the codes that strata can give: those of psl/codes.h and of ErrorCode.
#include <fstream>
#include <gtest/gtest.h>
#include <regex>
#include <set>
#include <string>
#include <utility>

#include "strata/result.h"

namespace strata {
namespace {

const std::string kRoot = std::string(STRATA_TEST_DATA) + "/..";

std::set<std::string> codes_in(const std::string& path, const std::regex& pattern) {
  std::set<std::string> codes;
  std::ifstream file(kRoot + "/" + path);
  EXPECT_TRUE(file.is_open()) << path;
  std::string line;
  while (std::getline(file, line)) {
    std::smatch match;
    if (!std::regex_search(line, match, pattern)) continue;
    EXPECT_TRUE(codes.insert(match[1]).second) << path << " has " << match[1] << " twice";
  }
  return codes;
}

std::set<std::string> codes_of_failures() {
  std::set<std::string> codes;
  for (int i = 0; i <= static_cast<int>(kLastErrorCode); ++i)
    EXPECT_TRUE(codes.emplace(error_code_name(static_cast<ErrorCode>(i))).second) << i;
  return codes;
}

TEST(ErrorTable, DocumentationListsExactlyTheCodes) {
  std::set<std::string> expected = codes_in("src/psl/codes.h", std::regex("= \"(S[0-9]{4})\";"));
  EXPECT_GT(expected.size(), 50U);
  expected.merge(codes_of_failures());
  EXPECT_EQ(codes_in("docs/errors.md", std::regex("^\\| ([SP][0-9]{4}) \\|")), expected);
}

}  // namespace
}  // namespace strata
