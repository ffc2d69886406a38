// A deploy that is killed at any moment leaves the state after a whole number of migrations, and the next
// deploy finishes without any manual command.
#include <chrono>
#include <cstdlib>
#include <gtest/gtest.h>
#include <random>
#include <thread>

#include "history_project.h"
#include "support/process.h"

namespace strata::integration {
namespace {

using namespace test;

using std::chrono::microseconds;
using std::chrono::steady_clock;

constexpr int kLongHistory = 200;
constexpr int kKills = 300;

microseconds time_of_whole_deploy(const HistoryProject& project) {
  const auto begin = steady_clock::now();
  const Finished finished = run_strata({"migrate", "deploy"}, project.folder());
  EXPECT_EQ(finished.exit_code, 0) << finished.output;
  return std::chrono::duration_cast<microseconds>(steady_clock::now() - begin);
}

// False when the deploy ended before the kill came.
bool kill_a_deploy(const HistoryProject& project, microseconds after) {
  Process deploy(strata({"migrate", "deploy"}), project.folder());
  std::this_thread::sleep_for(after);
  const bool in_time = deploy.kill();
  (void)deploy.wait();
  return in_time;
}

TEST(KilledDeploy, LeavesWholeMigrationsAndTheNextOneFinishes) {
  const HistoryProject project(kLongHistory);
  const microseconds whole = time_of_whole_deploy(project);
  ASSERT_EQ(project.state().applied, kLongHistory) << project.state().trouble;

  const char* asked = std::getenv("STRATA_KILLS");
  const int kills = asked != nullptr ? std::atoi(asked) : kKills;
  std::mt19937 random(20240607);
  std::uniform_int_distribution<microseconds::rep> moment(0, whole.count());
  project.remove_database();
  int killed = 0, killed_between = 0;
  for (int attempt = 0; killed < kills; ++attempt) {
    ASSERT_LT(attempt, kills * 20) << "the deploys end before they can be killed";
    if (!kill_a_deploy(project, microseconds(moment(random)))) {
      project.remove_database();
      continue;
    }
    ++killed;
    const HistoryProject::State state = project.state();
    ASSERT_EQ(state.trouble, "") << "after kill " << killed;
    if (state.applied > 0 && state.applied < kLongHistory) ++killed_between;
    // Half of the crashed databases are finished at once; the others meet the next kill as they are.
    if (state.applied < kLongHistory && killed % 2 == 0) continue;
    const Finished next = run_strata({"migrate", "deploy"}, project.folder());
    ASSERT_EQ(next.exit_code, 0) << next.output;
    ASSERT_EQ(project.state().trouble, "");
    ASSERT_EQ(project.state().applied, kLongHistory);
    project.remove_database();
  }
  EXPECT_GT(killed_between, kills / 4) << "too few kills came in the middle of the work";
  RecordProperty("killed", killed);
  RecordProperty("killed_between", killed_between);
}

}  // namespace
}  // namespace strata::integration
