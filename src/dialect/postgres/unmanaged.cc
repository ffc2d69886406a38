#include "dialect/postgres/unmanaged.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "dialect/postgres/snapshot.h"
#include "dialect/postgres/unmanaged_query.h"

namespace strata::dialect::postgres {
namespace {

using schema::OnDrop;
using schema::UnmanagedKind;
using schema::UnmanagedObject;

constexpr int position(ObjectColumn column) {
  return static_cast<int>(column);
}
constexpr int position(UseColumn column) {
  return static_cast<int>(column);
}

// PostgreSQL drops constraints and indexes with their columns. Whatever else depends on a column or table
// keeps it from being dropped; our steps never say CASCADE.
OnDrop on_drop(UnmanagedKind kind) {
  switch (kind) {
    case UnmanagedKind::view:
    case UnmanagedKind::materialized_view:
    case UnmanagedKind::inheritance:
    case UnmanagedKind::generated_column:
    case UnmanagedKind::trigger:
    case UnmanagedKind::rule:
    case UnmanagedKind::policy:
    case UnmanagedKind::function:
    case UnmanagedKind::procedure:
      return OnDrop::refuses;
    default:
      return OnDrop::goes_too;
  }
}

class UnmanagedReader {
 public:
  explicit UnmanagedReader(const Connection& connection)
      : with_namespaces_(connection.has_named_namespaces()),
        default_namespace_(connection.default_namespace()) {}

  [[nodiscard]] std::vector<UnmanagedObject> read(std::span<const Answer> answers) {
    for (const Answer& rows : answers.first(answers.size() - 1)) read_objects(rows);
    read_uses(answers.back());
    schema::sort_unmanaged(objects_);
    return std::move(objects_);
  }

 private:
  using Address = std::pair<std::int64_t, std::int64_t>;  // catalogue, number in it

  void read_objects(const Answer& rows) {
    const auto text = [&](int row, ObjectColumn column) { return rows.text(row, position(column)); };
    for (int row = 0; row < rows.row_count(); ++row) {
      const std::optional<UnmanagedKind> kind = schema::find_unmanaged_kind(text(row, ObjectColumn::kind));
      if (!kind) continue;
      UnmanagedObject object{
          .kind = *kind,
          .owner = name(text(row, ObjectColumn::namespace_name), text(row, ObjectColumn::owner)),
          .name = std::string(text(row, ObjectColumn::name)),
          .definition = std::string(text(row, ObjectColumn::definition))};
      object.on_drop_of_table = object.on_drop_of_column = on_drop(*kind);
      if (const std::string_view used = text(row, ObjectColumn::used); !used.empty()) {
        object.uses.push_back({.table = object.owner, .column = std::string(used)});
      }
      // What is said about a thing goes with it, and uses nothing itself.
      if (*kind != UnmanagedKind::comment && *kind != UnmanagedKind::grant) {
        addresses_.emplace(Address{rows.integer(row, position(ObjectColumn::catalog)),
                                   rows.integer(row, position(ObjectColumn::oid))},
                           objects_.size());
      }
      objects_.push_back(std::move(object));
    }
  }

  void read_uses(const Answer& rows) {
    for (int row = 0; row < rows.row_count(); ++row) {
      const auto [begin, end] = addresses_.equal_range(
          {rows.integer(row, position(UseColumn::catalog)), rows.integer(row, position(UseColumn::oid))});
      for (auto found = begin; found != end; ++found) {
        objects_[found->second].uses.push_back(
            {.table = name(rows.text(row, position(UseColumn::namespace_name)),
                           rows.text(row, position(UseColumn::table))),
             .column = std::string(rows.text(row, position(UseColumn::column)))});
      }
    }
    for (UnmanagedObject& object : objects_) {
      std::ranges::sort(object.uses);
      object.uses.erase(std::ranges::unique(object.uses).begin(), object.uses.end());
    }
  }

  [[nodiscard]] schema::ObjectName name(std::string_view namespace_name, std::string_view object) const {
    const bool is_left_out = !with_namespaces_ || namespace_name == default_namespace_;
    return {.namespace_name = is_left_out ? std::string() : std::string(namespace_name),
            .name = std::string(object)};
  }

  bool with_namespaces_;
  std::string default_namespace_;
  std::vector<UnmanagedObject> objects_;
  std::multimap<Address, std::size_t> addresses_;  // positions; a table may stand for several objects
};

}  // namespace

Result<std::vector<UnmanagedObject>> read_unmanaged(Connection& connection) {
  std::vector<Answer> answers;
  STRATA_CHECK(read_snapshot(connection, unmanaged_script(connection.namespaces()),
                             [&](Answer answer) { answers.push_back(std::move(answer)); }));
  if (answers.empty()) return std::vector<UnmanagedObject>();
  return UnmanagedReader(connection).read(answers);
}

}  // namespace strata::dialect::postgres
