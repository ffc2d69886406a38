// What a migration consists of: steps, a closed set. A step holds positions only; the Migration that owns
// both schemas gives them meaning. Renderers and the data-loss checks visit steps; order.h puts them in
// order.
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

// What differs between the two sides of one column.
enum class TypeChange : std::uint8_t { none, safe, risky, not_castable };

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

struct AddColumn {
  ColumnIndex next = 0;
};
struct DropColumn {
  ColumnIndex previous = 0;
};
struct AlterColumn {
  Pair<ColumnIndex> column;
  ColumnChanges changes;
};
struct DropAndRecreateColumn {
  Pair<ColumnIndex> column;
  ColumnChanges changes;
};
struct DropPrimaryKey {};
struct RenamePrimaryKey {};
struct AddPrimaryKey {};

using TableChange = std::variant<DropPrimaryKey, RenamePrimaryKey, DropColumn, AddColumn, AlterColumn,
                                 DropAndRecreateColumn, AddPrimaryKey>;

struct CreateNamespace {
  std::string name;
};
struct DropExtension {
  std::size_t previous = 0;
};
struct CreateExtension {
  std::size_t next = 0;
};
struct AlterExtension {
  Pair<std::size_t> extension;
};
struct AlterSequence {
  Pair<TableId> table;
  Pair<ColumnIndex> column;
};
struct CreateEnum {
  schema::EnumId next;
};
struct AlterEnum {
  Pair<schema::EnumId> enumeration;
  std::vector<std::string> added, removed;
};
struct DropEnum {
  schema::EnumId previous;
};
struct CreateTable {
  TableId next;
};
struct AlterTable {
  Pair<TableId> table;
  std::vector<TableChange> changes;
};
struct AlterPrimaryKey {
  Pair<TableId> table;
};
struct DropTable {
  TableId previous;
};
// One table that is built anew, filled from the old one, and put in its place.
struct RedefineTable {
  Pair<TableId> table;
  bool primary_key_changed = false;
  std::vector<ColumnIndex> added, dropped;
  struct ColumnPair {
    Pair<ColumnIndex> column;
    ColumnChanges changes;
  };
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
struct DropIndex {
  TableId previous_table;
  KeyIndex previous = 0;
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
struct AddForeignKey {
  TableId next_table;
  KeyIndex next = 0;
};
struct DropForeignKey {
  TableId previous_table;
  KeyIndex previous = 0;
};
struct RenameForeignKey {
  Pair<TableId> table;
  Pair<KeyIndex> foreign_key;
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
