// A database that can alter everything in place, so that tests see each step on its own.
#pragma once

#include <string>
#include <vector>

#include "diff/policy.h"

namespace strata::diff {

class PolicyForTests final : public Policy {
 public:
  explicit PolicyForTests(Abilities abilities = {.rename_indexes = true,
                                                 .rename_foreign_keys = true,
                                                 .separate_foreign_keys = true,
                                                 .compare_autoincrement = true})
      : abilities_(abilities) {}

  [[nodiscard]] const Abilities& abilities() const override { return abilities_; }
  [[nodiscard]] TypeChange type_change(const Pair<const schema::Column*>& column,
                                       const Pair<const schema::Table*>& /*table*/) const override {
    if (column.previous->type == column.next->type) return TypeChange::none;
    return column.next->type.family == schema::TypeFamily::json ? TypeChange::not_castable
                                                                : TypeChange::risky;
  }
  [[nodiscard]] bool same_expression(std::string_view previous, std::string_view next) const override {
    return previous == next;
  }
  [[nodiscard]] std::optional<schema::Default> stored_default(const schema::Column&) const override {
    return std::nullopt;
  }
  [[nodiscard]] bool needs_redefinition(const TableDiff&) const override { return false; }
  [[nodiscard]] bool follows_index_name(const Pair<const schema::Index*>&) const override { return true; }
  [[nodiscard]] bool is_part_of_table(const schema::Index&) const override { return false; }

 private:
  Abilities abilities_;
};

// ---- shorthands
// -------------------------------------------------------------------------------------------------

[[nodiscard]] inline schema::Column column_of(std::string name,
                                              schema::TypeFamily family = schema::TypeFamily::int_) {
  return {.name = std::move(name), .type = {.family = family, .name = "T"}};
}

[[nodiscard]] inline schema::Table table_of(std::string name, std::vector<schema::Column> columns) {
  schema::Table table;
  table.name.name = std::move(name);
  table.columns = std::move(columns);
  return table;
}

[[nodiscard]] inline schema::Index index_of(std::string name, std::vector<std::string> columns,
                                            schema::IndexKind kind = schema::IndexKind::normal) {
  schema::Index index{.name = std::move(name), .kind = kind};
  for (std::string& column : columns) index.columns.push_back({.name = std::move(column)});
  return index;
}

[[nodiscard]] inline schema::Schema schema_of(std::vector<schema::Table> tables) {
  schema::Schema schema;
  for (schema::Table& table : tables) schema.tables.push_back(std::move(table));
  return schema;
}

}  // namespace strata::diff
