// What a database has beyond the schema language: read to be compared and told, never changed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/object_name.h"

namespace strata::schema {

// In the order in which they are told.
enum class UnmanagedKind : std::uint8_t {
  extension,
  view,
  materialized_view,
  foreign_table,
  virtual_table,
  partitioned_table,
  partition,
  inheritance,
  table_option,
  generated_column,
  collation,
  check,
  exclusion_constraint,
  deferrable_constraint,
  expression_index,
  partial_index,
  other_index,
  trigger,
  rule,
  row_level_security,
  policy,
  function,
  procedure,
  aggregate,
  domain,
  composite_type,
  range_type,
  sequence,
  comment,
  grant,
};

// "materialized view", "materialized views"
[[nodiscard]] std::string_view singular(UnmanagedKind kind);
[[nodiscard]] std::string_view plural(UnmanagedKind kind);
// By its singular.
[[nodiscard]] std::optional<UnmanagedKind> find_unmanaged_kind(std::string_view singular);

// A column that an object mentions. Without a column it needs the table as a whole.
struct ColumnUse {
  ObjectName table;
  std::string column;

  friend auto operator<=>(const ColumnUse&, const ColumnUse&) = default;
};

// What becomes of an object when a table or column that it mentions is dropped.
enum class OnDrop : std::uint8_t {
  goes_too,
  refuses,  // as long as it is there, the table or column cannot be dropped, nor the column get another type
  breaks,   // it stays, and does not work any more
};

// Kind, owner and name tell which one it is, the definition what it is. The default namespace stands in none
// of the names, as in a comparison (diff/namespaces.h).
struct UnmanagedObject {
  UnmanagedKind kind = UnmanagedKind::view;
  ObjectName owner;  // the table or view that it is part of; a namespace alone where it is part of none
  std::string name;
  std::string definition;  // in the database's own words
  std::vector<ColumnUse> uses;
  OnDrop on_drop_of_table = OnDrop::goes_too;  // of another one than its owner, with which it always goes
  OnDrop on_drop_of_column = OnDrop::goes_too;

  friend bool operator==(const UnmanagedObject&, const UnmanagedObject&) = default;
};

// A piece of a table's definition that only SQL can say: whoever builds the table anew has to repeat it.
struct TablePart {
  UnmanagedKind kind = UnmanagedKind::check;
  // Of a check without name: its text; of a collation: the column; of a foreign key: its columns; of an
  // option: itself.
  std::string name;
  std::string sql;  // as it stands in CREATE TABLE

  friend bool operator==(const TablePart&, const TablePart&) = default;
};

// A kind of TablePart.
[[nodiscard]] bool is_table_part(UnmanagedKind kind);

// Which one it is, in words on one line: "`name` on `table`".
[[nodiscard]] std::string describe(const UnmanagedObject& object);

// The same behind its kind: "trigger `name` on `table`".
[[nodiscard]] std::string describe_with_kind(const UnmanagedObject& object);

// Sorts by kind, owner and name.
void sort_unmanaged(std::vector<UnmanagedObject>& objects);

}  // namespace strata::schema
