#include "diff/database_diff.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "diff/pairing.h"

namespace strata::diff {
namespace {

using schema::Extension;
using schema::Schema;

std::vector<std::string> missing_from(const std::vector<std::string>& values,
                                      const std::vector<std::string>& wanted) {
  std::vector<std::string> missing;
  std::ranges::copy_if(wanted, std::back_inserter(missing), [&](const std::string& value) {
    return std::ranges::find(values, value) == values.end();
  });
  return missing;
}

// Those that something lives in, the default one included.
std::vector<std::string> wanted_namespaces(const Schema& schema) {
  std::vector<std::string> names;
  const auto add = [&](const auto& object) {
    const std::string& name = object.name.namespace_name;
    names.push_back(name.empty() ? schema.default_namespace : name);
  };
  std::ranges::for_each(schema.tables, add);
  std::ranges::for_each(schema.enums, add);
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  return names;
}

// Whoever is connected has a default namespace already, and so has whoever comes from a schema file.
void create_namespaces(const Pair<const Schema*>& schemas, std::vector<Step>& steps) {
  if (schemas.next->default_namespace.empty()) return;  // a database without namespaces
  for (std::string& name : missing_from(schemas.previous->namespaces, wanted_namespaces(*schemas.next))) {
    if (name == schemas.previous->default_namespace) continue;
    steps.emplace_back(CreateNamespace{.name = std::move(name)});
  }
}

// What one side leaves open is no difference.
bool same_extension(const Extension& previous, const Extension& next) {
  const auto keeps = [](const std::string& before, const std::string& after) {
    return before.empty() || after.empty() || before == after;
  };
  return keeps(previous.version, next.version) && keeps(previous.namespace_name, next.namespace_name);
}

// An extension that the schema file no longer names stays: nobody says that it came from there. A file that
// names none does not speak of extensions, which migrations create as well.
void compare_extensions(const Pair<const Schema*>& schemas, std::vector<Step>& steps) {
  const bool is_unspoken = !schema::is_database(*schemas.previous) && schemas.previous->extensions.empty();
  if (is_unspoken && schema::is_database(*schemas.next)) return;
  const std::vector<Extension>& previous = schemas.previous->extensions;
  const std::vector<Extension>& next = schemas.next->extensions;
  for (std::size_t i = 0; i < next.size(); ++i) {
    const auto found = std::ranges::find(previous, next[i].name, &Extension::name);
    if (found == previous.end()) {
      if (!next[i].is_standard) steps.emplace_back(CreateExtension{.next = i});
    } else if (!same_extension(*found, next[i])) {
      const auto position = static_cast<std::size_t>(found - previous.begin());
      if (found->relocatable) {
        steps.emplace_back(AlterExtension{.extension = {position, i}});
      } else {
        steps.emplace_back(DropExtension{.previous = position});
        steps.emplace_back(CreateExtension{.next = i});
      }
    }
  }
}

void compare_enums(const Pair<const Schema*>& schemas, std::vector<Step>& steps) {
  const Pairing<schema::EnumId> enums = pair_by_name(schemas.previous->enums, schemas.next->enums);
  for (const schema::EnumId id : enums.created) steps.emplace_back(CreateEnum{.next = id});
  for (const schema::EnumId id : enums.dropped) steps.emplace_back(DropEnum{.previous = id});
  for (const Pair<schema::EnumId>& id : enums.kept) {
    const std::vector<std::string>& previous = schemas.previous->enums[id.previous].values;
    const std::vector<std::string>& next = schemas.next->enums[id.next].values;
    AlterEnum step{
        .enumeration = id, .added = missing_from(previous, next), .removed = missing_from(next, previous)};
    if (!step.added.empty() || !step.removed.empty()) steps.emplace_back(std::move(step));
  }
}

}  // namespace

void compare_beside_tables(const Pair<const Schema*>& schemas, std::vector<Step>& steps) {
  create_namespaces(schemas, steps);
  compare_extensions(schemas, steps);
  compare_enums(schemas, steps);
}

}  // namespace strata::diff
