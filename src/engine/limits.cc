#include "engine/limits.h"

#include <array>
#include <charconv>
#include <fmt/format.h>
#include <limits>
#include <string>

#include "base/ascii.h"

namespace strata::engine {
namespace {

constexpr std::string_view kMark = "-- strata:";

struct Unit {
  std::string_view name;
  std::uint64_t milliseconds;
};
constexpr auto kUnits = std::to_array<Unit>({{.name = "", .milliseconds = 1},
                                             {.name = "ms", .milliseconds = 1},
                                             {.name = "s", .milliseconds = 1000},
                                             {.name = "min", .milliseconds = 60'000},
                                             {.name = "h", .milliseconds = 3'600'000}});

struct Limit {
  std::string_view name;
  std::optional<std::uint32_t> dialect::TimeLimits::* limit;
};
constexpr auto kLimits = std::to_array<Limit>(
    {{.name = "lock_timeout", .limit = &dialect::TimeLimits::lock_timeout_ms},
     {.name = "statement_timeout", .limit = &dialect::TimeLimits::statement_timeout_ms}});

// The text before the first blank, and what follows the blanks.
std::string_view take_word(std::string_view& text) {
  text = trim(text);
  const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

bool set_limit(std::string_view word, dialect::TimeLimits& limits) {
  const std::size_t equals = word.find('=');
  if (equals == std::string_view::npos) return false;
  const std::optional<std::uint32_t> duration = parse_duration(word.substr(equals + 1));
  for (const Limit& known : kLimits) {
    if (known.name != word.substr(0, equals) || !duration) continue;
    limits.*known.limit = duration;
    return true;
  }
  return false;
}

// The lines of comment before the first line of anything else.
std::string_view find_mark(std::string_view script) {
  while (!script.empty()) {
    const std::size_t end = std::min(script.find('\n'), script.size());
    const std::string_view line = trim(script.substr(0, end));
    if (line.starts_with(kMark)) return line.substr(kMark.size());
    if (!line.empty() && !line.starts_with("--")) return {};
    script.remove_prefix(std::min(end + 1, script.size()));
  }
  return {};
}

Result<void> read_limit(const project::Configuration& configuration, const std::optional<std::string>& flag,
                        const std::optional<project::Setting>& setting, std::string_view flag_name,
                        std::optional<std::uint32_t>& limit) {
  if (!flag && !setting) return {};
  std::string text;
  if (flag) {
    text = *flag;
  } else {
    STRATA_TRY(text, project::value_of(configuration, *setting));
  }
  limit = parse_duration(text);
  if (limit) return {};
  return fail(ErrorCode::config_invalid,
              fmt::format("{}: `{}` is no duration.", flag ? flag_name : setting->place, text),
              {"Write a number and ms, s, min or h: `5s`."});
}

}  // namespace

std::optional<std::uint32_t> parse_duration(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc() || number > std::numeric_limits<std::int32_t>::max()) return std::nullopt;
  const std::string_view name = text.substr(static_cast<std::size_t>(end - text.data()));
  for (const Unit& unit : kUnits) {
    if (unit.name != name) continue;
    const std::uint64_t milliseconds = number * unit.milliseconds;
    if (milliseconds > std::numeric_limits<std::int32_t>::max()) return std::nullopt;
    return static_cast<std::uint32_t>(milliseconds);
  }
  return std::nullopt;
}

Result<dialect::TimeLimits> configured_limits(const project::Configuration& configuration,
                                              const ProjectOptions& options) {
  dialect::TimeLimits limits;
  STRATA_CHECK(read_limit(configuration, options.lock_timeout, configuration.lock_timeout, "--lock-timeout",
                          limits.lock_timeout_ms));
  STRATA_CHECK(read_limit(configuration, options.statement_timeout, configuration.statement_timeout,
                          "--statement-timeout", limits.statement_timeout_ms));
  return limits;
}

Result<dialect::TimeLimits> limits_of(std::string_view migration, std::string_view script,
                                      dialect::TimeLimits given) {
  std::string_view words = find_mark(script);
  while (true) {
    const std::string_view word = take_word(words);
    if (word.empty()) return given;
    if (set_limit(word, given)) continue;
    return fail(
        ErrorCode::script_refused,
        fmt::format("The migration `{}` asks for `{}`, which strata does not understand.", migration, word),
        {"Write `-- strata: lock_timeout=5s statement_timeout=10min`; units are ms, s, min and h."});
  }
}

}  // namespace strata::engine
