#include "base/companion.h"

#include <atomic>
#include <csignal>
#include <cstddef>
#include <gtest/gtest.h>
#include <sched.h>
#include <stdexcept>
#include <thread>
#include <vector>

#include "base/beside.h"
#include "base/shared_loop.h"

namespace strata {
namespace {

cpu_set_t allowed() {
  cpu_set_t processors;
  CPU_ZERO(&processors);
  sched_getaffinity(0, sizeof(processors), &processors);
  return processors;
}

TEST(Companion, WorksOnAnotherThreadThatMayRunWhereverItsMakerMay) {
  std::thread::id worker;
  cpu_set_t processors;
  CPU_ZERO(&processors);
  {
    const Companion companion([&] {
      worker = std::this_thread::get_id();
      processors = allowed();
    });
  }
  EXPECT_NE(worker, std::thread::id());
  EXPECT_NE(worker, std::this_thread::get_id());
  const cpu_set_t own = allowed();
  EXPECT_TRUE(CPU_EQUAL(&processors, &own));
}

TEST(Companion, LeavesSignalsToItsMaker) {
  std::vector<int> blocked;
  {
    const Companion companion([&] {
      sigset_t signals;
      sigemptyset(&signals);
      pthread_sigmask(SIG_SETMASK, nullptr, &signals);
      for (const int signal : {SIGHUP, SIGINT, SIGTERM, SIGSEGV}) {
        if (sigismember(&signals, signal) == 1) blocked.push_back(signal);
      }
    });
  }
  EXPECT_EQ(blocked, (std::vector<int>{SIGHUP, SIGINT, SIGTERM}));
}

TEST(Companion, WorksWhereOnlyOneProcessorMayBeUsed) {
  const cpu_set_t all = allowed();
  cpu_set_t one;
  CPU_ZERO(&one);
  CPU_SET(static_cast<std::size_t>(sched_getcpu()), &one);
  ASSERT_EQ(sched_setaffinity(0, sizeof(one), &one), 0);
  bool is_done = false;
  {
    const Companion companion([&] { is_done = true; });
  }
  EXPECT_TRUE(is_done);
  ASSERT_EQ(sched_setaffinity(0, sizeof(all), &all), 0);
}

TEST(Companion, IsWaitedForWhereAnotherTakesItsPlace) {
  std::atomic<int> done = 0;
  {
    Companion companion([&] { ++done; });
    companion = Companion([&] { ++done; });
    Companion moved = std::move(companion);
  }
  EXPECT_EQ(done, 2);
}

TEST(Beside, GivesWhatWasMadeAndThrowsWhatWasThrown) {
  EXPECT_EQ(begin_beside([] { return std::vector<int>{1, 2}; }).take(), (std::vector<int>{1, 2}));
  auto failing = begin_beside([]() -> int { throw std::runtime_error("no"); });
  EXPECT_THROW(static_cast<void>(std::move(failing).take()), std::runtime_error);
}

TEST(Beside, DoesLittleWorkAtOnce) {
  const pthread_t own = pthread_self();
  std::vector<bool> was_own;
  for (const bool is_little : {true, false}) {
    auto asking = begin_beside_unless(is_little, [&] { return pthread_equal(pthread_self(), own) != 0; });
    was_own.push_back(std::move(asking).take());
  }
  EXPECT_EQ(was_own, (std::vector<bool>{true, false}));
  auto failing = begin_beside_unless(true, []() -> int { throw std::runtime_error("no"); });
  EXPECT_THROW(static_cast<void>(std::move(failing).take()), std::runtime_error);
}

TEST(SharedLoop, DoesEveryStepOnce) {
  for (const bool with_companion : {false, true}) {
    for (const std::size_t count : {0U, 1U, 15U, 16U, 17U, 10'000U}) {
      std::vector<int> done(count);
      int prepared = 0;
      SharedLoop loop(
          [&] {
            ++prepared;
            return count;
          },
          [&](std::size_t i) { ++done[i]; });
      if (with_companion) loop.begin();
      loop.finish();
      loop.finish();  // there is nothing left
      EXPECT_EQ(prepared, 1);
      EXPECT_EQ(done, std::vector<int>(count, 1)) << count;
    }
  }
}

TEST(SharedLoop, CanBeLeft) {
  std::vector<int> done(1'000'000);
  {
    SharedLoop loop([&] { return done.size(); }, [&](std::size_t i) { ++done[i]; });
    loop.begin();
  }
  for (const int times : done) ASSERT_LE(times, 1);
}

}  // namespace
}  // namespace strata
