// The questions of comparing that only a dialect can answer. Each dialect has one instance.
#pragma once

#include <optional>
#include <string_view>

#include "diff/step.h"
#include "diff/table_diff.h"
#include "schema/schema.h"

namespace strata::diff {

// What a database can do without building a table anew.
struct Abilities {
  bool rename_indexes = false;
  bool rename_foreign_keys = false;
  bool separate_foreign_keys = false;      // ADD and DROP of foreign keys; else they are part of CREATE TABLE
  bool compare_autoincrement = false;      // a property of its own, not implied by the primary key
  bool drop_indexes_of_tables = false;     // of dropped ones, before others are redefined
  bool shared_index_names = false;         // no two tables of a namespace may have an index of the same name
  bool compare_predicates = true;          // of partial indexes
  bool alter_primary_key = false;          // in one step, and only its columns count
  bool alter_sequences = false;            // of identity columns
  bool drop_indexes_with_columns = false;  // an index goes with each of its columns
  bool foreign_keys_hold_keys = false;     // no key goes to which a foreign key refers
  bool rebuild_enums = false;              // an enum that loses a value is made anew, column by column
  std::string_view default_namespace;      // where a connection that names none is; empty: no namespaces
  bool text_expressions_pulled_as_text = false;  // as the Target says: no change when the text comes back
};

class Policy {
 public:
  virtual ~Policy() = default;

  [[nodiscard]] virtual const Abilities& abilities() const = 0;

  // How the type of a column of `table` changes; none when both are the same.
  [[nodiscard]] virtual TypeChange type_change(const Pair<const schema::Column*>& column,
                                               const Pair<const schema::Table*>& table) const = 0;

  // Two expression defaults mean the same.
  [[nodiscard]] virtual bool same_expression(std::string_view previous, std::string_view next) const = 0;

  // What introspection would give for a column with an expression default, if that is not the expression: a
  // database does not tell DEFAULT 5 that was written as an expression from a literal 5.
  [[nodiscard]] virtual std::optional<schema::Default> stored_default(const schema::Column& column) const = 0;

  // Spells in a database's schema as a schema file does what means the same, so that comparing shows real
  // differences only.
  virtual void adopt_spelling(schema::Schema& /*database*/, const schema::Schema& /*file*/) const {}

  // The condition of a partial index names the column. Asked where indexes go with their columns.
  [[nodiscard]] virtual bool condition_names(std::string_view /*condition*/,
                                             std::string_view /*column*/) const {
    return false;
  }

  // The table must be built anew instead of altered.
  [[nodiscard]] virtual bool needs_redefinition(const TableDiff& table) const = 0;

  // Indexes that are equal but for their names: whether the name has to follow.
  [[nodiscard]] virtual bool follows_index_name(const Pair<const schema::Index*>& index) const = 0;
  // An index that no statement of its own can drop.
  [[nodiscard]] virtual bool is_part_of_table(const schema::Index& index) const = 0;
};

}  // namespace strata::diff
