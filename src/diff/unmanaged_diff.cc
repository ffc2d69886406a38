#include "diff/unmanaged_diff.h"

#include <compare>
#include <fmt/format.h>
#include <optional>
#include <string_view>
#include <tuple>

namespace strata::diff {
namespace {

using schema::UnmanagedKind;
using schema::UnmanagedObject;

std::strong_ordering compare_identity(const UnmanagedObject& left, const UnmanagedObject& right) {
  return std::tie(left.kind, left.owner, left.name) <=> std::tie(right.kind, right.owner, right.name);
}

std::vector<UnmanagedObject> own_objects(std::vector<UnmanagedObject> objects, const External& external) {
  std::erase_if(objects,
                [&](const UnmanagedObject& object) { return external.has_table_named(object.owner.name); });
  return objects;
}

// One heading for each kind: the objects are sorted by it.
void add_list(std::string& text, std::string_view verb, const std::vector<UnmanagedObject>& objects) {
  std::optional<UnmanagedKind> kind;
  for (const UnmanagedObject& object : objects) {
    if (kind != object.kind) text += fmt::format("\n{} {}\n", verb, schema::plural(object.kind));
    kind = object.kind;
    text += fmt::format("  - {}\n", describe(object));
  }
}

}  // namespace

UnmanagedDiff diff_unmanaged(const Pair<std::vector<UnmanagedObject>>& objects, const External& external) {
  const std::vector<UnmanagedObject> previous = own_objects(objects.previous, external);
  const std::vector<UnmanagedObject> next = own_objects(objects.next, external);
  UnmanagedDiff diff;
  for (auto before = previous.begin(), after = next.begin();
       before != previous.end() || after != next.end();) {
    const std::strong_ordering order = before == previous.end() ? std::strong_ordering::greater
                                       : after == next.end()    ? std::strong_ordering::less
                                                                : compare_identity(*before, *after);
    if (order < 0) {
      diff.removed.push_back(*before);
    } else if (order > 0) {
      diff.added.push_back(*after);
    } else if (before->definition != after->definition) {
      diff.changed.push_back(*after);
    }
    if (order <= 0) ++before;
    if (order >= 0) ++after;
  }
  return diff;
}

std::string summarize(const UnmanagedDiff& diff) {
  std::string text;
  add_list(text, "[+] Added", diff.added);
  add_list(text, "[-] Removed", diff.removed);
  add_list(text, "[*] Changed", diff.changed);
  return text;
}

}  // namespace strata::diff
