#include "dialect/postgres/shadow_mark.h"

#include <chrono>
#include <fmt/format.h>
#include <string_view>
#include <thread>
#include <utility>

#include "target/quote.h"

namespace strata::dialect::postgres {
namespace {

// Never change it: databases hold it.
constexpr std::string_view kPrefix = "Shadow database of strata, which empties it at will. Holds: ";
constexpr std::string_view kUnfinished = "unfinished";

constexpr std::string_view kShadowLock = "1937011297";
// The server needs a moment to notice that a run has ended.
constexpr std::chrono::milliseconds kMomentOfPatience{300};
// A run that replays hundreds of migrations is done within this time.
constexpr std::chrono::seconds kShadowPatience{60};
constexpr std::chrono::milliseconds kShadowPause{20};

sql::Command comment(const Connection& shadow, std::string_view content) {
  std::string text(kPrefix);
  text += content;
  return {.text = "COMMENT ON DATABASE " + target::quote_name(database_of(shadow.location())) + " IS $1",
          .parameters = {std::move(text)}};
}

// The same scripts may build something else on another version, or with another default namespace.
std::string content_of(const Connection& shadow, const Sha256& key) {
  return fmt::format("{} {} {}", to_hex(key), shadow.server_version() / 10000, shadow.default_namespace());
}

Result<ShadowState> try_to_hold(Connection& shadow) {
  STRATA_TRY(const Answer answer,
             shadow.ask(fmt::format("SELECT pg_catalog.pg_try_advisory_lock({}), "
                                    "pg_catalog.shobj_description(oid, 'pg_database'), EXISTS (SELECT FROM "
                                    "pg_catalog.pg_database WHERE datname ~ '^strata_shadow_') FROM "
                                    "pg_catalog.pg_database WHERE datname = pg_catalog.current_database()",
                                    kShadowLock),
                        {}));
  ShadowState state;
  if (answer.row_count() == 0) return state;
  const std::string_view mark = answer.text(0, 1);
  state.is_held = answer.flag(0, 0);
  state.is_marked = mark.starts_with(kPrefix);
  state.has_others = answer.flag(0, 2);
  if (state.is_marked) state.content = mark.substr(kPrefix.size());
  return state;
}

}  // namespace

// Asked again and again: whoever waits inside of the server holds a snapshot, and a concurrent index build of
// the run that has the lock would wait for that.
Result<ShadowState> hold_shadow(Connection& shadow, Patience patience) {
  const auto end =
      std::chrono::steady_clock::now() + (patience == Patience::moment ? kMomentOfPatience : kShadowPatience);
  while (true) {
    STRATA_TRY(ShadowState state, try_to_hold(shadow));
    if (state.is_held || std::chrono::steady_clock::now() > end) return state;
    std::this_thread::sleep_for(kShadowPause);
  }
}

std::optional<std::size_t> migrations_in(const Connection& shadow, const std::string& content,
                                         std::span<const Sha256> chain) {
  for (std::size_t count = content.empty() ? 0 : chain.size(); count > 0; --count) {
    if (content == content_of(shadow, chain[count - 1])) return count;
  }
  return content.empty() ? std::optional<std::size_t>(0) : std::nullopt;
}

sql::Command mark_shadow(const Connection& shadow, const std::optional<Sha256>& key) {
  return comment(shadow, key ? content_of(shadow, *key) : std::string(kUnfinished));
}

sql::Command mark_empty_shadow(const Connection& shadow) {
  return comment(shadow, {});
}

}  // namespace strata::dialect::postgres
