#include "diff/unmanaged_diff.h"

#include <compare>
#include <fmt/format.h>
#include <map>
#include <string_view>
#include <tuple>
#include <vector>

#include "schema/unmanaged.h"

namespace strata::diff {
namespace {

using schema::UnmanagedKind;
using schema::UnmanagedObject;

using Lists = std::map<UnmanagedKind, std::vector<std::string>>;

std::strong_ordering compare_identity(const UnmanagedObject& left, const UnmanagedObject& right) {
  return std::tie(left.kind, left.owner, left.name) <=> std::tie(right.kind, right.owner, right.name);
}

void add_lists(std::string& text, std::string_view heading, const Lists& lists) {
  for (const auto& [kind, names] : lists) {
    text += fmt::format("\n{} {}\n", heading, schema::plural(kind));
    for (const std::string& name : names) text += fmt::format("  - {}\n", name);
  }
}

std::vector<UnmanagedObject> own_objects(const schema::Schema& schema, const External& external) {
  std::vector<UnmanagedObject> objects = schema.unmanaged;
  std::erase_if(objects,
                [&](const UnmanagedObject& object) { return external.has_table_named(object.owner.name); });
  return objects;
}

}  // namespace

// Both sides are sorted.
std::string summarize_unmanaged(const Pair<const schema::Schema*>& schemas, const External& external) {
  const std::vector<UnmanagedObject> previous = own_objects(*schemas.previous, external);
  const std::vector<UnmanagedObject> next = own_objects(*schemas.next, external);
  Lists added;
  Lists removed;
  Lists changed;
  for (auto before = previous.begin(), after = next.begin();
       before != previous.end() || after != next.end();) {
    const std::strong_ordering order = before == previous.end() ? std::strong_ordering::greater
                                       : after == next.end()    ? std::strong_ordering::less
                                                                : compare_identity(*before, *after);
    if (order < 0) {
      removed[before->kind].push_back(describe(*before));
    } else if (order > 0) {
      added[after->kind].push_back(describe(*after));
    } else if (before->definition != after->definition) {
      changed[after->kind].push_back(describe(*after));
    }
    if (order <= 0) ++before;
    if (order >= 0) ++after;
  }
  std::string text;
  add_lists(text, "[+] Added", added);
  add_lists(text, "[-] Removed", removed);
  add_lists(text, "[*] Changed", changed);
  return text;
}

}  // namespace strata::diff
