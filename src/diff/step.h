// What a migration consists of: steps, a closed set. A step holds positions only; the Migration that owns
// both schemas gives them meaning. Renderers, the summary and the data-loss checks visit steps; order.h puts
// them in order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/pair.h"
#include "schema/schema.h"

namespace strata::diff {

using schema::ColumnIndex;
using schema::KeyIndex;
using schema::TableId;

// How the type of a column changes: `safe` and `risky` keep the values, risky ones may be cut or refused;
// for `not_castable` the column has to be dropped and created again.
enum class TypeChange : std::uint8_t { none, safe, risky, not_castable };

// What differs between the two sides of one column.
struct ColumnChanges {
  bool arity = false;
  bool default_value = false;
  TypeChange type = TypeChange::none;
  bool autoincrement = false;

  [[nodiscard]] bool any() const {
    return arity || default_value || type != TypeChange::none || autoincrement;
  }
  friend bool operator==(const ColumnChanges&, const ColumnChanges&) = default;
};

// A column that both sides have.
struct ColumnPair {
  Pair<ColumnIndex> column;
  ColumnChanges changes;
};

// ---- changes inside one table
// -----------------------------------------------------------------------------------

struct DropPrimaryKey {};
struct RenamePrimaryKey {};
struct DropColumn {
  ColumnIndex previous = 0;
};
struct AddColumn {
  ColumnIndex next = 0;
};
struct AlterColumn {
  ColumnPair pair;
};
struct DropAndRecreateColumn {
  ColumnPair pair;
};
struct AddPrimaryKey {};

// In the order in which they stand in one ALTER TABLE.
using TableChange = std::variant<DropPrimaryKey, RenamePrimaryKey, DropColumn, AddColumn, AlterColumn,
                                 DropAndRecreateColumn, AddPrimaryKey>;

// ---- steps
// ------------------------------------------------------------------------------------------------------

struct CreateNamespace {
  std::string name;
};
// Positions in Schema::extensions.
struct DropExtension {
  std::size_t previous = 0;
};
struct CreateExtension {
  std::size_t next = 0;
};
// Another version, another namespace, or both.
struct AlterExtension {
  Pair<std::size_t> extension;
};
// Another range or step of the sequence behind an identity column. Positions in Table::identities.
struct AlterSequence {
  Pair<TableId> table;
  Pair<std::size_t> identity;
};
struct CreateEnum {
  schema::EnumId next;
};
struct AlterEnum {
  Pair<schema::EnumId> enumeration;
  std::vector<std::string> added, removed;
};
struct DropForeignKey {
  TableId previous_table;
  KeyIndex previous = 0;
  // It holds columns of an enum that is built anew, and would not let one change before the other.
  bool before_enums = false;
};
struct DropIndex {
  TableId previous_table;
  KeyIndex previous = 0;
  // A unique that gives way to the table's first primary key goes after it, so that equal rows never fit.
  bool after_primary_key = false;
};
struct AlterTable {
  Pair<TableId> table;
  std::vector<TableChange> changes;
};
// Where the primary key changes at once instead of being dropped and added.
struct AlterPrimaryKey {
  Pair<TableId> table;
};
struct DropTable {
  TableId previous;
};
struct DropEnum {
  schema::EnumId previous;
};
struct CreateTable {
  TableId next;
};
// One table that is built anew, filled from the old one, and put in its place. Columns by name.
struct RedefineTable {
  Pair<TableId> table;
  bool primary_key_dropped = false;  // or changed
  std::vector<ColumnIndex> added, dropped;
  std::vector<ColumnPair> kept;
};
struct RedefineTables {
  std::vector<RedefineTable> tables;
};
struct CreateIndex {
  std::optional<TableId> previous_table;  // none: the table is new too
  TableId next_table;
  KeyIndex next = 0;
};
struct RenameForeignKey {
  Pair<TableId> table;
  Pair<KeyIndex> foreign_key;
};
struct AddForeignKey {
  TableId next_table;
  KeyIndex next = 0;
};
struct RenameIndex {
  Pair<TableId> table;
  Pair<KeyIndex> index;
};
// Where an index cannot be renamed: dropped and created again.
struct RedefineIndex {
  Pair<TableId> table;
  Pair<KeyIndex> index;
};

// The order of the alternatives is the order of phases in a script; order.cc says why for each.
using Step = std::variant<CreateNamespace, DropExtension, CreateExtension, AlterExtension, AlterSequence,
                          CreateEnum, AlterEnum, DropForeignKey, DropIndex, AlterTable, AlterPrimaryKey,
                          DropTable, DropEnum, CreateTable, RedefineTables, CreateIndex, RenameForeignKey,
                          AddForeignKey, RenameIndex, RedefineIndex>;

// Two schemas and the ordered steps from the first to the second.
struct Migration {
  Pair<schema::Schema> schemas;
  std::vector<Step> steps;

  [[nodiscard]] bool empty() const { return steps.empty(); }
};

}  // namespace strata::diff
