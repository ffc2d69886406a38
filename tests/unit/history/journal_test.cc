#include "history/journal.h"

#include <gtest/gtest.h>

namespace strata::history {
namespace {

TEST(Journal, ComesBackAsItWas) {
  const dialect::Progress progress{.done = {"0123456789abcdef", "fedcba9876543210"},
                                   .total = 4,
                                   .next_begun = true,
                                   .memory = "{16384,16385}"};
  const auto read = parse_journal(to_journal(progress, "It did not end well.\nPart of it stays."));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->done, progress.done);
  EXPECT_EQ(read->total, 4U);
  EXPECT_TRUE(read->next_begun);
  EXPECT_EQ(read->memory, progress.memory);
}

TEST(Journal, HasNoMemoryWhereNothingIsToBeKnown) {
  const auto read =
      parse_journal(to_journal({.done = {"0123456789abcdef"}, .total = 2, .next_begun = true}, {}));
  ASSERT_TRUE(read.has_value());
  EXPECT_TRUE(read->next_begun);
  EXPECT_EQ(read->memory, "");
}

TEST(Journal, IsNotFoundInOtherLogs) {
  EXPECT_FALSE(parse_journal("ERROR: relation \"t\" does not exist").has_value());
  EXPECT_FALSE(parse_journal("").has_value());
}

}  // namespace
}  // namespace strata::history
