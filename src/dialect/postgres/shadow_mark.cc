#include "dialect/postgres/shadow_mark.h"

#include <fmt/format.h>
#include <string_view>
#include <utility>
#include <vector>

#include "target/quote.h"

namespace strata::dialect::postgres {
namespace {

// Never change it: databases hold it.
constexpr std::string_view kPrefix = "Shadow database of strata, which empties it at will. Holds: ";
constexpr std::string_view kUnfinished = "unfinished";

constexpr std::string_view kShadowLock = "1937011297";
// A run that replays hundreds of migrations is done within this time.
constexpr std::string_view kWait =
    "SET lock_timeout = '60s'; SELECT pg_catalog.pg_advisory_lock({0}); "
    "SET lock_timeout = DEFAULT; ";

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

}  // namespace

Result<ShadowState> hold_shadow(Connection& shadow, Patience patience) {
  std::string script = patience == Patience::some ? fmt::format(fmt::runtime(kWait), kShadowLock) : "";
  script += fmt::format(
      "SELECT pg_catalog.pg_try_advisory_lock({}), pg_catalog.shobj_description(oid, 'pg_database') "
      "FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()",
      kShadowLock);
  STRATA_TRY(const std::vector<Answer> answers, shadow.ask_all(script));
  ShadowState state;
  if (answers.empty() || answers.back().row_count() == 0) return state;
  const std::string_view mark = answers.back().text(0, 1);
  state.is_held = answers.back().flag(0, 0);
  state.is_marked = mark.starts_with(kPrefix);
  if (state.is_marked) state.content = mark.substr(kPrefix.size());
  return state;
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
