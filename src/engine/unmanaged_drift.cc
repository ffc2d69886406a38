#include "engine/unmanaged_drift.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <span>
#include <string_view>

#include "schema/unmanaged.h"

namespace strata::engine {
namespace {

using schema::UnmanagedObject;

// Who reads it every day does not read more.
constexpr std::size_t kMostNamed = 5;

std::vector<std::string> names_of(const std::vector<UnmanagedObject>& objects) {
  std::vector<std::string> names;
  names.reserve(objects.size());
  for (const UnmanagedObject& object : objects) names.push_back(describe_with_kind(object));
  return names;
}

void warn_of(std::vector<std::string>& warnings, std::string_view what,
             const std::vector<std::string>& names) {
  if (names.empty()) return;
  const auto named = std::span(names).first(std::min(names.size(), kMostNamed));
  const std::string rest =
      names.size() > named.size() ? fmt::format(", and {} more", names.size() - named.size()) : "";
  warnings.push_back(fmt::format("{}: {}{}.", what, fmt::join(named, ", "), rest));
}

bool is_same_object(const UnmanagedObject& left, const UnmanagedObject& right) {
  return left.kind == right.kind && left.owner == right.owner && left.name == right.name;
}

}  // namespace

UnmanagedDrift describe(const diff::UnmanagedDiff& drift) {
  return {
      .added = names_of(drift.added), .removed = names_of(drift.removed), .changed = names_of(drift.changed)};
}

std::vector<std::string> warnings_of(const UnmanagedDrift& drift) {
  std::vector<std::string> warnings;
  warn_of(warnings, "In the database, but made by no migration", drift.added);
  warn_of(warnings, "Made by a migration, but not in the database", drift.removed);
  warn_of(warnings, "Made by a migration, but changed in the database", drift.changed);
  return warnings;
}

std::string way_out_of(const UnmanagedDrift& drift) {
  const std::size_t longest = std::max({drift.added.size(), drift.removed.size(), drift.changed.size()});
  return fmt::format(
      "So that a new database gets the same, write the SQL into a migration (`strata migrate dev "
      "--create-only`) and record it here with `strata migrate resolve --applied NAME`.{}",
      longest > kMostNamed ? " The whole list: `strata migrate dev --json`." : "");
}

void add_live_objects(schema::Schema& built, const diff::UnmanagedDiff& drift) {
  for (const UnmanagedObject& live : drift.changed) {
    const auto same = std::ranges::find_if(
        built.unmanaged, [&](const UnmanagedObject& object) { return is_same_object(object, live); });
    if (same != built.unmanaged.end())
      same->uses.insert(same->uses.end(), live.uses.begin(), live.uses.end());
  }
  built.unmanaged.insert(built.unmanaged.end(), drift.added.begin(), drift.added.end());
  schema::sort_unmanaged(built.unmanaged);
}

}  // namespace strata::engine
