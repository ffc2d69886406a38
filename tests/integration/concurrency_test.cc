// Several runners on one file: each migration is applied once, and everybody ends well or says who holds the
// lock.
#include <gtest/gtest.h>
#include <memory>

#include "history_project.h"
#include "support/process.h"

namespace strata::integration {
namespace {

using namespace test;

constexpr int kRunners = 10;
constexpr int kRounds = 6;
constexpr int kRaceMigrations = 30;

TEST(ConcurrentDeploys, ApplyEachMigrationOnce) {
  const HistoryProject project(kRaceMigrations);
  int finished_well = 0;
  for (int round = 0; round < kRounds; ++round) {
    project.remove_database();
    std::vector<std::unique_ptr<Process>> runners;
    for (int i = 0; i < kRunners; ++i) {
      runners.push_back(std::make_unique<Process>(strata({"migrate", "deploy"}), project.folder()));
    }
    int well = 0;
    for (const auto& runner : runners) {
      const Finished finished = runner->wait();
      if (finished.exit_code == 0) {
        ++well;
      } else {
        EXPECT_NE(finished.output.find("P1002"), std::string::npos) << finished.output;
      }
    }
    ASSERT_GE(well, 1) << "nobody came through";
    finished_well += well;
    const HistoryProject::State state = project.state();
    ASSERT_EQ(state.trouble, "");
    ASSERT_EQ(state.applied, kRaceMigrations);
  }
  RecordProperty("finished_well", finished_well);
}

}  // namespace
}  // namespace strata::integration
