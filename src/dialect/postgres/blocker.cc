#include "dialect/postgres/blocker.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <utility>

#include "dialect/postgres/session_text.h"

namespace strata::dialect::postgres {
namespace {

using std::chrono::milliseconds;

// Most statements are done by then, and cost no second connection.
constexpr milliseconds kPatience{1000};
constexpr milliseconds kShortestPatience{10};
constexpr std::string_view kLockNotAvailable = "55P03";

// The last look must come before the server gives up.
milliseconds patience(const TimeLimits& limits) {
  milliseconds pause = kPatience;
  for (const auto& limit : {limits.lock_timeout_ms, limits.statement_timeout_ms}) {
    if (limit && *limit != 0) pause = std::min(pause, milliseconds(*limit / 3));
  }
  return std::max(pause, kShortestPatience);
}

}  // namespace

BlockerWatch::BlockerWatch(Connection& connection, const TimeLimits& limits,
                           std::function<void(std::string_view note)> on_note)
    : connection_(connection), on_note_(std::move(on_note)) {
  // A pooler's number of the session says nothing to the server.
  if (connection.is_pooled() || connection.has_lookout()) return;
  is_on_ = true;
  connection.set_lookout({.pause = patience(limits), .look = [this] { look(); }});
}

BlockerWatch::~BlockerWatch() {
  if (is_on_) connection_.set_lookout({});
}

void BlockerWatch::explain(Error& error) const {
  if (error.database_code != kLockNotAvailable || description_.empty()) return;
  error.details.push_back("The lock was held by " + description_);
  error.next_steps.push_back(
      fmt::format("To end the other session: SELECT pg_terminate_backend({});", process_));
}

// Of several, one that works is worth more than one that waits itself.
void BlockerWatch::look() {
  Connection* const second = second_connection();
  if (second == nullptr) return;
  const Result<Answer> answer = second->ask(
      fmt::format("SELECT {} FROM pg_catalog.pg_stat_activity a WHERE a.pid = ANY "
                  "(pg_catalog.pg_blocking_pids({})) ORDER BY a.wait_event_type IS NOT DISTINCT FROM 'Lock', "
                  "a.xact_start LIMIT 1",
                  kSessionColumns, connection_.process()),
      {});
  if (!answer || answer->row_count() == 0) return;
  description_ = describe_session(*answer, 0);
  if (process_ == answer->text(0, 0)) return;
  process_ = answer->text(0, 0);
  if (on_note_) on_note_("Waiting for a lock that is held by " + description_);
}

// A server that has no place for it is not asked again.
Connection* BlockerWatch::second_connection() {
  if (!std::exchange(has_tried_, true)) {
    Location location = connection_.location();
    location.socket_timeout = 2;
    Result<std::unique_ptr<Connection>> opened = Connection::open_at(std::move(location), {});
    if (opened) second_ = std::move(*opened);
  }
  return second_.get();
}

}  // namespace strata::dialect::postgres
