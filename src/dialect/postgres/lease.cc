#include "dialect/postgres/lease.h"

#include <chrono>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

#include "base/uuid.h"
#include "dialect/postgres/literal.h"

namespace strata::dialect::postgres {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// A namespace of its own, so that neither strata nor Prisma takes the table for a part of the project.
constexpr std::string_view kCreateLease = R"(
CREATE SCHEMA IF NOT EXISTS "_strata";
CREATE TABLE IF NOT EXISTS "_strata"."runner" (
    "one"        BOOLEAN PRIMARY KEY CHECK ("one"),
    "holder"     TEXT NOT NULL,
    "who"        TEXT NOT NULL,
    "steps"      BIGINT NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL
);
)";

constexpr std::string_view kUndefinedTable = "42P01";
constexpr std::string_view kUndefinedSchema = "3F000";

constexpr std::string_view kUntil = "pg_catalog.clock_timestamp() + INTERVAL '6 seconds'";
constexpr milliseconds kRenewal{1500};
constexpr milliseconds kLeasePause{100};

// Which machine and process: what a person needs to find it.
std::string who_this_is() {
  std::string host(256, '\0');
  if (::gethostname(host.data(), host.size() - 1) != 0) host.clear();
  return fmt::format("process {} on {}", ::getpid(), host.c_str());
}

class Lease final : public RunnerLock {
 public:
  explicit Lease(Connection& connection) : connection_(connection), holder_(make_uuid()) {}
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  ~Lease() override {
    if (!is_ours_) return;
    connection_.set_lookout({});
    static_cast<void>(connection_.execute(
        fmt::format(R"(DELETE FROM "_strata"."runner" WHERE "holder" = {})", literal(holder_))));
  }

  // One statement: whoever comes first has it, or takes over what has run out.
  Result<bool> try_to_take() {
    STRATA_TRY(const Answer answer,
               connection_.ask(
                   fmt::format(R"(INSERT INTO "_strata"."runner" AS r ("one", "holder", "who", "steps", )"
                               R"("expires_at") VALUES (TRUE, {0}, {1}, 0, {2}) ON CONFLICT ("one") DO )"
                               R"(UPDATE SET "holder" = {0}, "who" = {1}, "steps" = 0, "expires_at" = {2} )"
                               R"(WHERE r."expires_at" < pg_catalog.clock_timestamp() RETURNING "holder")",
                               literal(holder_), literal(who_this_is()), kUntil),
                   {}));
    is_ours_ = answer.row_count() == 1;
    if (is_ours_) connection_.set_lookout({.pause = kRenewal, .look = [this] { renew(); }});
    return is_ours_;
  }

  // The text that is no number fails the transaction, and tells why.
  [[nodiscard]] std::vector<sql::Command> proof() const override {
    return {
        {.text = fmt::format(R"(WITH held AS ({} RETURNING 1) SELECT CAST(CASE pg_catalog.count(*) WHEN 1 )"
                             R"(THEN '1' ELSE 'another runner has taken over' END AS INTEGER) FROM held)",
                             renewal(R"(, "steps" = "steps" + 1)")),
         .parameters = {}}};
  }

  [[nodiscard]] Result<void> check() override {
    STRATA_TRY(const Answer answer,
               connection_.ask(fmt::format(R"(SELECT "who" FROM "_strata"."runner" WHERE "holder" = {})",
                                           literal(holder_)),
                               {}));
    if (answer.row_count() == 1) return {};
    is_ours_ = false;
    return fail(ErrorCode::timed_out, "Another runner has taken over, because this one stood still.",
                {"Run the command again: it goes on where the other one stops."});
  }

 private:
  [[nodiscard]] std::string renewal(std::string_view more) const {
    return fmt::format(R"(UPDATE "_strata"."runner" SET "expires_at" = {}{} WHERE "holder" = {})", kUntil,
                       more, literal(holder_));
  }

  // While a statement runs. One that holds the row in its own transaction needs no renewal: nobody gets past
  // it.
  void renew() {
    if (!std::exchange(has_tried_, true)) {
      Location location = connection_.location();
      location.socket_timeout = 1;
      Result<std::unique_ptr<Connection>> opened = Connection::open_at(std::move(location), {});
      if (opened) second_ = std::move(*opened);
    }
    if (second_ != nullptr && !second_->execute(renewal({}))) has_tried_ = false;
  }

  Connection& connection_;
  std::string holder_;
  bool is_ours_ = false;
  std::unique_ptr<Connection> second_;
  bool has_tried_ = false;
};

struct LeaseHolder {
  std::string who, sign_of_life;
};

Result<std::optional<LeaseHolder>> find_lease_holder(Connection& connection) {
  STRATA_TRY(const Answer answer,
             connection.ask(R"(SELECT "who", "holder", "steps" FROM "_strata"."runner")", {}));
  if (answer.row_count() == 0) return std::nullopt;
  return LeaseHolder{.who = std::string(answer.text(0, 0)),
                     .sign_of_life = fmt::format("{} {}", answer.text(0, 1), answer.text(0, 2))};
}

// As long as the other one records parts, it makes progress.
Result<void> wait_for_lease(Lease& lease, Connection& connection, const LockOptions& options) {
  Clock::time_point give_up = Clock::now() + milliseconds(options.patience_ms);
  LeaseHolder last;
  while (true) {
    STRATA_TRY(const std::optional<LeaseHolder> holder, find_lease_holder(connection));
    if (holder && holder->sign_of_life != last.sign_of_life) {
      if (last.who.empty() && options.on_note) options.on_note("Waiting for another runner: " + holder->who);
      last = *holder;
      give_up = Clock::now() + milliseconds(options.patience_ms);
    }
    if (Clock::now() > give_up) {
      Error error{
          .code = ErrorCode::timed_out,
          .message = fmt::format("Another runner works on this database, and has recorded nothing for {} "
                                 "seconds.",
                                 options.patience_ms / 1000),
          .details = {last.who},
          .next_steps = {"Wait until it is done, and run the command again."}};
      return std::unexpected(std::move(error));
    }
    std::this_thread::sleep_for(kLeasePause);
    STRATA_TRY(const bool is_ours, lease.try_to_take());
    if (is_ours) return {};
  }
}

Result<bool> take_or_create(Lease& lease, Connection& connection) {
  Result<bool> taken = lease.try_to_take();
  const bool is_missing = !taken && (taken.error().database_code == kUndefinedTable ||
                                     taken.error().database_code == kUndefinedSchema);
  if (!is_missing) return taken;
  // Another runner may make the table at this moment: then this fails, and the lease can be asked for.
  const Result<void> created = connection.execute(kCreateLease);
  taken = lease.try_to_take();
  if (!taken && !created) {
    Error error = created.error();
    error.message = "The table in which runners keep each other out could not be made.";
    error.next_steps = {"Let migrations run on a direct connection: `directUrl` in the datasource.",
                        "Or give the role the right: GRANT CREATE ON DATABASE … TO …"};
    return std::unexpected(std::move(error));
  }
  return taken;
}

}  // namespace

Result<std::unique_ptr<RunnerLock>> take_lease(Connection& connection, const LockOptions& options) {
  auto lease = std::make_unique<Lease>(connection);
  STRATA_TRY(const bool is_ours, take_or_create(*lease, connection));
  if (!is_ours) STRATA_CHECK(wait_for_lease(*lease, connection, options));
  return lease;
}

}  // namespace strata::dialect::postgres
