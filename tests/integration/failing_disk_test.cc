// An I/O error or a full disk at any write leaves the state after a whole number of migrations; once the disk
// is well again the next deploy finishes.
#include "failing_disk.h"

#include <gtest/gtest.h>

#include "strata/engine.h"

#include "history_project.h"

namespace strata::integration {
namespace {

constexpr int kShortHistory = 11;  // with one rebuild

Result<DeployOutcome> deploy_on_failing_disk(const HistoryProject& project) {
  const Engine engine({.working_directory = project.folder()}, {});
  Observer nobody;
  return engine.deploy({}, nobody);
}

class FailingDiskTest : public testing::TestWithParam<std::pair<FailingDisk::Failure, bool>> {};

TEST_P(FailingDiskTest, EveryWriteInTurn) {
  const HistoryProject project(kShortHistory);
  FailingDisk disk;
  const auto [failure, sticky] = GetParam();
  int at = 1;
  for (bool struck = true; struck; ++at) {
    project.remove_database();
    disk.fail_at(at, failure, sticky);
    const Result<DeployOutcome> broken = deploy_on_failing_disk(project);
    struck = disk.heal();
    ASSERT_TRUE(struck || broken.has_value()) << broken.error().message;

    const HistoryProject::State state = project.state();
    ASSERT_EQ(state.trouble, "") << "write " << at;
    if (broken) {
      ASSERT_EQ(state.applied, kShortHistory) << "a deploy that says it is done, write " << at;
    }
    const Result<DeployOutcome> next = deploy_on_failing_disk(project);
    ASSERT_TRUE(next.has_value()) << "write " << at << ": " << next.error().message;
    ASSERT_EQ(project.state().trouble, "") << "write " << at;
    ASSERT_EQ(project.state().applied, kShortHistory) << "write " << at;
  }
  EXPECT_GT(at, kShortHistory * 5) << "too few writes were seen: the failing disk is not in use";
}

INSTANTIATE_TEST_SUITE_P(Disk, FailingDiskTest,
                         testing::Values(std::pair{FailingDisk::Failure::io_error, false},
                                         std::pair{FailingDisk::Failure::io_error, true},
                                         std::pair{FailingDisk::Failure::disk_full, true}));

}  // namespace
}  // namespace strata::integration
