#include "dialect/postgres/retry.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <fmt/format.h>
#include <random>
#include <thread>

namespace strata::dialect::postgres {
namespace {

using std::chrono::milliseconds;

constexpr int kAttempts = 8;
constexpr milliseconds kFirstPause{100};
constexpr milliseconds kLongestPause{5000};

struct RetryReason {
  std::string_view state;
  std::string_view text;
};
constexpr auto kReasons =
    std::to_array<RetryReason>({{.state = "55P03", .text = "a lock that was not free in time"},
                                {.state = "40P01", .text = "a deadlock"},
                                {.state = "40001", .text = "a conflict of two transactions"}});

const RetryReason* find_reason(const Error& error) {
  const auto* const found = std::ranges::find(kReasons, error.database_code, &RetryReason::state);
  return found == kReasons.end() ? nullptr : found;
}

milliseconds jittered(milliseconds pause) {
  thread_local std::minstd_rand random(std::random_device{}());
  std::uniform_int_distribution<milliseconds::rep> spread(pause.count() / 2, pause.count() * 3 / 2);
  return milliseconds(spread(random));
}

}  // namespace

bool may_be_tried_again(const Error& error) {
  return find_reason(error) != nullptr;
}

Result<void> with_retries(const std::function<Result<void>()>& attempt,
                          const std::function<void(std::string_view note)>& on_note) {
  milliseconds pause = kFirstPause;
  for (int number = 1;; ++number) {
    Result<void> done = attempt();
    if (done) return done;
    const RetryReason* const reason = find_reason(done.error());
    if (reason == nullptr || number == kAttempts) return done;
    const milliseconds wait = jittered(pause);
    if (on_note) {
      on_note(fmt::format("Attempt {} of {} stopped by {}; trying again in {} ms.", number, kAttempts,
                          reason->text, wait.count()));
    }
    std::this_thread::sleep_for(wait);
    pause = std::min(pause * 2, kLongestPause);
  }
}

}  // namespace strata::dialect::postgres
