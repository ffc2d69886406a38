// tests/golden/format: NAME.prisma becomes NAME.formatted.prisma, and printing comes to rest after that.
#include <filesystem>
#include <gtest/gtest.h>
#include <string>

#include "dialect/registry.h"
#include "psl/format.h"
#include "psl/parser.h"
#include "support/golden.h"

namespace strata::psl {
namespace {

constexpr std::string_view kFormatted = ".formatted.prisma";

std::string format_one(std::string text) {
  SourceSet sources;
  Diagnostics syntax;
  sources.add("schema.prisma", std::move(text));
  return format(sources, dialect::targets(), syntax).front();
}

std::string print_one(std::string text) {
  SourceSet sources;
  Diagnostics diagnostics;
  const auto source = sources.add("schema.prisma", std::move(text));
  return print(parse(sources, source, diagnostics));
}

TEST(FormatGolden, PrintsEveryCaseAsExpected) {
  std::size_t count = 0;
  for (const auto& input : golden::find_files(golden::folder("format"), ".prisma")) {
    if (input.string().ends_with(kFormatted)) continue;
    const std::string formatted = format_one(golden::read(input));
    golden::expect_text(std::filesystem::path(input).replace_extension(kFormatted), formatted);
    const std::string printed = print_one(formatted);
    EXPECT_EQ(print_one(printed), printed) << input;
    ++count;
  }
  EXPECT_GT(count, 0U);
}

}  // namespace
}  // namespace strata::psl
