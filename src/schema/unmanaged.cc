#include "schema/unmanaged.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace strata::schema {
namespace {

struct Words {
  UnmanagedKind kind;
  std::string_view singular, plural;
};

// In the order of the enumeration.
constexpr auto kWords = std::to_array<Words>({
    {UnmanagedKind::extension, "extension", "extensions"},
    {UnmanagedKind::view, "view", "views"},
    {UnmanagedKind::materialized_view, "materialized view", "materialized views"},
    {UnmanagedKind::foreign_table, "foreign table", "foreign tables"},
    {UnmanagedKind::virtual_table, "virtual table", "virtual tables"},
    {UnmanagedKind::partitioned_table, "partitioned table", "partitioned tables"},
    {UnmanagedKind::partition, "partition", "partitions"},
    {UnmanagedKind::inheritance, "inheritance", "inheritance"},
    {UnmanagedKind::table_option, "table option", "table options"},
    {UnmanagedKind::generated_column, "generated column", "generated columns"},
    {UnmanagedKind::collation, "collation", "collations"},
    {UnmanagedKind::check, "check", "checks"},
    {UnmanagedKind::exclusion_constraint, "exclusion constraint", "exclusion constraints"},
    {UnmanagedKind::deferrable_constraint, "deferrable constraint", "deferrable constraints"},
    {UnmanagedKind::expression_index, "expression index", "expression indexes"},
    {UnmanagedKind::partial_index, "partial index", "partial indexes"},
    {UnmanagedKind::other_index, "index", "indexes"},
    {UnmanagedKind::trigger, "trigger", "triggers"},
    {UnmanagedKind::rule, "rule", "rules"},
    {UnmanagedKind::row_level_security, "row-level security", "row-level security"},
    {UnmanagedKind::policy, "policy", "policies"},
    {UnmanagedKind::function, "function", "functions"},
    {UnmanagedKind::procedure, "procedure", "procedures"},
    {UnmanagedKind::aggregate, "aggregate", "aggregates"},
    {UnmanagedKind::domain, "domain", "domains"},
    {UnmanagedKind::composite_type, "composite type", "composite types"},
    {UnmanagedKind::range_type, "range type", "range types"},
    {UnmanagedKind::sequence, "sequence", "sequences"},
    {UnmanagedKind::comment, "comment", "comments"},
    {UnmanagedKind::grant, "grant", "grants"},
});

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    if (static_cast<std::size_t>(kWords[i].kind) != i) return false;
  }
  return true;
}
static_assert(is_in_order());

// In backquotes, on one line whatever the database allows in a name.
std::string quoted(const std::string& namespace_name, std::string_view name) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text = "`";
  if (!namespace_name.empty()) text += namespace_name + ".";
  text += name;
  std::string line;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      line += "\\n";
    } else if (byte < 0x20 || byte == 0x7f) {
      line += {'\\', 'x', kDigits[byte / 16], kDigits[byte % 16]};
    } else {
      line += c;
    }
  }
  return line + "`";
}

}  // namespace

std::string_view singular(UnmanagedKind kind) {
  return kWords[static_cast<std::size_t>(kind)].singular;
}

std::string_view plural(UnmanagedKind kind) {
  return kWords[static_cast<std::size_t>(kind)].plural;
}

std::optional<UnmanagedKind> find_unmanaged_kind(std::string_view singular) {
  const auto* const found = std::ranges::find(kWords, singular, &Words::singular);
  if (found == kWords.end()) return std::nullopt;
  return found->kind;
}

bool is_table_part(UnmanagedKind kind) {
  return kind == UnmanagedKind::table_option || kind == UnmanagedKind::generated_column ||
         kind == UnmanagedKind::collation || kind == UnmanagedKind::check;
}

std::string describe(const UnmanagedObject& object) {
  const ObjectName& owner = object.owner;
  const bool says_where = object.kind == UnmanagedKind::comment || object.kind == UnmanagedKind::grant;
  if (says_where) {
    const std::string text = quoted({}, object.name);
    return owner.namespace_name.empty() ? text : text + " in " + quoted({}, owner.namespace_name);
  }
  if (owner.name.empty()) return quoted(owner.namespace_name, object.name);
  if (owner.name == object.name) return quoted(owner.namespace_name, owner.name);
  return quoted({}, object.name) + " on " + quoted(owner.namespace_name, owner.name);
}

std::string describe_with_kind(const UnmanagedObject& object) {
  const bool is_about = object.kind == UnmanagedKind::comment || object.kind == UnmanagedKind::grant ||
                        object.kind == UnmanagedKind::row_level_security;
  std::string text(singular(object.kind));
  text += is_about ? " of " : " ";
  return text + describe(object);
}

void sort_unmanaged(std::vector<UnmanagedObject>& objects) {
  std::ranges::sort(objects, {}, [](const UnmanagedObject& object) {
    return std::tie(object.kind, object.owner, object.name, object.definition);
  });
}

}  // namespace strata::schema
