// The standing properties on SQLite. A failure names its seed: STRATA_SEED=<seed> runs that pair alone.
#include <cstdlib>
#include <gtest/gtest.h>
#include <iostream>

#include "dialect/registry.h"
#include "standing.h"

namespace strata::property {
namespace {

constexpr std::uint64_t kBlocks = 8;
constexpr std::uint64_t kPairsPerBlock = 300;

class Sqlite : public World {
 public:
  [[nodiscard]] const RowsDialect& rows() const override { return rows_; }
  [[nodiscard]] Result<std::shared_ptr<sql::Connection>> empty_database(
      Place /*place*/, const std::vector<std::string>& /*namespaces*/) override {
    STRATA_TRY(auto database, rows_.dialect.open_shadow({}));
    return std::shared_ptr<sql::Connection>(std::move(database));
  }
  [[nodiscard]] Result<void> run(sql::Connection& database, std::string_view script) const override {
    return database.execute(script);
  }

 private:
  RowsDialect rows_ = {.dialect = *dialect::find_dialect("sqlite"),
                       .booleans = {"0", "1"},
                       .before_bytes = "x'",
                       .let_orphans_in = "PRAGMA foreign_keys=OFF",
                       .keep_orphans_out = "PRAGMA foreign_keys=ON",
                       .find_orphans = "PRAGMA foreign_key_check"};
};

void expect_holds(std::uint64_t seed) {
  const GeneratedPair pair = generate_pair(seed);
  Sqlite world;
  const Result<void> outcome = check_pair(world, pair);
  if (outcome) return;
  std::string edits;
  for (const std::string& edit : pair.edits) edits += " " + edit;
  ADD_FAILURE() << "STRATA_SEED=" << seed << edits << "\n" << describe(outcome.error());
}

class Pairs : public testing::TestWithParam<std::uint64_t> {};

TEST_P(Pairs, KeepTheStandingProperties) {
  if (std::getenv("STRATA_SEED") != nullptr) GTEST_SKIP() << "one seed was asked for";
  const char* asked = std::getenv("STRATA_PAIRS");
  const std::uint64_t count = asked != nullptr ? std::strtoull(asked, nullptr, 10) : kPairsPerBlock;
  for (std::uint64_t i = 0; i < count && !HasFailure(); ++i) expect_holds(GetParam() * 1'000'000 + i);
}

INSTANTIATE_TEST_SUITE_P(Blocks, Pairs, testing::Range<std::uint64_t>(0, kBlocks));

TEST(Pair, OfOneSeed) {
  const char* seed = std::getenv("STRATA_SEED");
  if (seed == nullptr) GTEST_SKIP() << "STRATA_SEED is not set";
  const std::uint64_t value = std::strtoull(seed, nullptr, 10);
  const GeneratedPair pair = generate_pair(value);
  std::cout << "---- previous\n" << pair.previous << "---- next\n" << pair.next;
  expect_holds(value);
}

}  // namespace
}  // namespace strata::property
