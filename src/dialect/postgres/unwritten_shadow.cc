#include "dialect/postgres/unwritten_shadow.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/uuid.h"
#include "dialect/postgres/script_plan.h"
#include "target/quote.h"

namespace strata::dialect::postgres {
namespace {

// A name with escapes could be any name.
constexpr std::string_view kEscapedName = "u&\"";

bool is_part_of_word(char c) {
  return c == '_' || c == '$' || is_letter(c) || is_digit(c);
}

// Anywhere, also in texts and comments: who knows what a function makes of them.
bool has_word(const std::string& text, const std::string& word) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || !is_part_of_word(text[at - 1]);
    if (begins && (end == text.size() || !is_part_of_word(text[end]))) return true;
  }
  return false;
}

// Why the script cannot be run in the transaction, without touching what else the database holds.
std::optional<std::string> find_obstacle(const ScriptPlan& plan, std::string_view script,
                                         const std::vector<std::string>& names) {
  if (!plan.is_understood) return "has syntax that strata does not know";
  if (plan.changes_session) return "changes settings of the session";
  const bool fits =
      std::ranges::all_of(plan.parts, [](const ScriptPart& part) { return part.begin == "BEGIN"; });
  if (!fits) return "has statements that a transaction cannot hold";
  const std::string text = to_lower(script);
  if (text.find(kEscapedName) != std::string::npos) return "writes a name with escapes";
  for (const std::string& name : names) {
    if (has_word(text, to_lower(name))) return fmt::format("speaks of the namespace \"{}\"", name);
  }
  return std::nullopt;
}

Error not_possible(const Error& why, const std::string& reason) {
  Error error = why;
  error.code = ErrorCode::shadow_not_created;
  error.details.push_back(
      "Replaying in a transaction of this database that is rolled back is not possible: " + reason);
  return error;
}

}  // namespace

Result<std::unique_ptr<sql::Connection>> open_unwritten_shadow(const ConnectOptions& options, Error why) {
  if (!options.namespaces.empty()) {
    return std::unexpected(not_possible(why, "the project names its namespaces."));
  }
  STRATA_TRY(Location location, parse_url(options.url, options.base_directory));
  STRATA_TRY(std::unique_ptr<Connection> connection, Connection::open_at(std::move(location), options));
  STRATA_TRY(const Answer found,
             connection->ask("SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname !~ '^pg_'", {}));
  std::vector<std::string> names;
  for (int row = 0; row < found.row_count(); ++row) names.emplace_back(found.text(row, 0));
  const std::string own = "strata_shadow_" + make_uuid().substr(0, 8);
  const std::string quoted = target::quote_name(own);
  const Result<void> begun =
      connection->execute(fmt::format("BEGIN; CREATE SCHEMA {0}; SET LOCAL search_path = {0}", quoted));
  if (!begun) return std::unexpected(not_possible(why, begun.error().details.front()));
  connection->enter_unwritten_shadow({.schema = own,
                                      .stands_for = connection->default_namespace(),
                                      .other_names = std::move(names),
                                      .why = std::move(why)});
  return connection;
}

schema::Schema in_place(schema::Schema read, const UnwrittenShadow& shadow) {
  read.default_namespace = shadow.stands_for;
  std::ranges::replace(read.namespaces, shadow.schema, shadow.stands_for);
  return read;
}

Result<bool> run_unwritten(Connection& shadow, std::string_view script) {
  const UnwrittenShadow& place = *shadow.unwritten_shadow();
  STRATA_TRY(const ScriptPlan plan, plan_script(script, OwnTransactions::fold));
  if (const auto obstacle = find_obstacle(plan, script, place.other_names)) {
    return std::unexpected(not_possible(place.why, "a script " + *obstacle + "."));
  }
  for (const ScriptPart& part : plan.parts) {
    const Result<void> run = shadow.execute(part.sql);
    if (!run) return std::unexpected(not_possible(place.why, run.error().details.front()));
  }
  return true;
}

}  // namespace strata::dialect::postgres
