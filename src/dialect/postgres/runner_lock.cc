#include "dialect/postgres/runner_lock.h"

#include <chrono>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "dialect/postgres/session_text.h"

namespace strata::dialect::postgres {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// Prisma's number.
constexpr std::string_view kKey = "72707369";
constexpr milliseconds kPause{50};

// A server that goes on with the statement of a dead runner would keep the next one out.
constexpr int kFirstVersionThatChecksClients = 140000;
constexpr std::string_view kNoticeDeath = "SET client_connection_check_interval = '2s'; ";

// Ends with the session, as Prisma's does: one round trip less.
class AdvisoryLock final : public RunnerLock {};

// The session that has the lock; `sign_of_life` changes with every statement of it.
struct Holder {
  std::string description;
  std::string sign_of_life;
};

Result<std::optional<Holder>> find_holder(Connection& connection) {
  const std::string sql = fmt::format(
      "SELECT {}, a.query_start FROM pg_catalog.pg_locks l "
      "JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid WHERE l.locktype = 'advisory' AND l.granted "
      "AND l.classid = 0 AND l.objid = {} AND l.objsubid = 1 AND l.database = "
      "(SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())",
      kSessionColumns, kKey);
  STRATA_TRY(const Answer answer, connection.ask(sql, {}));
  if (answer.row_count() == 0) return std::nullopt;
  return Holder{.description = describe_session(answer, 0),
                .sign_of_life = fmt::format("{} {}", answer.text(0, 0), answer.text(0, 5))};
}

Result<bool> try_lock(Connection& connection) {
  const bool can_check = connection.server_version() >= kFirstVersionThatChecksClients;
  STRATA_TRY(const std::vector<Answer> answers,
             connection.ask_all(fmt::format("{}SELECT pg_catalog.pg_try_advisory_lock({})",
                                            can_check ? kNoticeDeath : std::string_view(), kKey)));
  return answers.size() == 1 && answers[0].row_count() == 1 && answers[0].flag(0, 0);
}

std::unexpected<Error> fail_patience(const std::string& holder, std::uint32_t patience_ms) {
  Error error{.code = ErrorCode::timed_out,
              .message = fmt::format("Another runner works on this database, and has done nothing for {} "
                                     "seconds.",
                                     patience_ms / 1000),
              .next_steps = {"Wait until it is done, and run the command again.",
                             "If nothing works there any more, end its session: SELECT "
                             "pg_terminate_backend(PID)."}};
  if (!holder.empty()) error.details.push_back(holder);
  return std::unexpected(std::move(error));
}

// As long as the other one starts new statements, it makes progress.
Result<void> wait_for_lock(Connection& connection, const LockOptions& options) {
  Clock::time_point give_up = Clock::now() + milliseconds(options.patience_ms);
  std::string description;
  std::string sign_of_life;
  while (true) {
    STRATA_TRY(const std::optional<Holder> holder, find_holder(connection));
    if (holder && holder->sign_of_life != sign_of_life) {
      if (description.empty() && options.on_note) {
        options.on_note("Waiting for another runner: " + holder->description);
      }
      description = holder->description;
      sign_of_life = holder->sign_of_life;
      give_up = Clock::now() + milliseconds(options.patience_ms);
    }
    if (Clock::now() > give_up) return fail_patience(description, options.patience_ms);
    std::this_thread::sleep_for(kPause);
    STRATA_TRY(const bool is_ours, try_lock(connection));
    if (is_ours) return {};
  }
}

}  // namespace

Result<std::unique_ptr<RunnerLock>> lock_out_runners(Connection& connection, const LockOptions& options) {
  STRATA_TRY(const bool is_ours, try_lock(connection));
  if (!is_ours) STRATA_CHECK(wait_for_lock(connection, options));
  return std::make_unique<AdvisoryLock>();
}

}  // namespace strata::dialect::postgres
