// What every part of pull looks at: the database, the existing schema file, what of them belongs together,
// and what tables and columns are called in the schema file that is being written.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "psl/datamodel.h"
#include "schema/schema.h"
#include "target/target.h"
#include "translate/pull/join_table.h"
#include "translate/pull/matches.h"
#include "translate/pull/names.h"

namespace strata::translate::pull {

class Context {
 public:
  // Both must outlive this; `existing` has a datasource.
  Context(const schema::Schema& schema, const psl::Datamodel& existing);

  [[nodiscard]] const schema::Schema& schema() const { return schema_; }
  [[nodiscard]] const psl::Datamodel& existing() const { return existing_; }
  [[nodiscard]] const target::Target& target() const { return *existing_.datasource->target; }
  [[nodiscard]] const Matches& matches() const { return matches_; }
  [[nodiscard]] bool has_foreign_keys() const {
    return existing_.relation_mode() == psl::RelationMode::foreign_keys;
  }
  // Enums are objects of the database, not something that only the schema file knows.
  [[nodiscard]] bool has_named_enums() const { return target().enum_form == target::EnumForm::named_type; }
  [[nodiscard]] bool has_views() const { return existing_.has_preview_feature("views"); }

  [[nodiscard]] const Name& model_name(schema::TableId table) const { return model_names_[table.value]; }
  [[nodiscard]] const Name& field_name(schema::TableId table, schema::ColumnIndex column) const {
    return field_names_[table.value][column];
  }
  [[nodiscard]] const Name& field_name(schema::TableId table, const std::string& column) const;
  // Of the database's own enums.
  [[nodiscard]] const Name& enum_name(schema::EnumId enumeration) const {
    return enum_names_[enumeration.value];
  }
  [[nodiscard]] const std::vector<Name>& enum_value_names(schema::EnumId enumeration) const {
    return enum_value_names_[enumeration.value];
  }
  // The enum that a column's type names.
  [[nodiscard]] std::optional<schema::EnumId> find_enum(const schema::ColumnType& type) const;
  [[nodiscard]] const Name& view_name(std::size_t view) const { return view_names_[view]; }
  [[nodiscard]] const Name& view_field_name(std::size_t view, schema::ColumnIndex column) const {
    return view_field_names_[view][column];
  }

  // The tables that become models: no join tables, no books of older tools.
  [[nodiscard]] bool is_model(schema::TableId table) const { return is_model_[table.value]; }
  [[nodiscard]] const std::optional<JoinTable>& join_table(schema::TableId table) const {
    return join_tables_[table.value];
  }
  [[nodiscard]] schema::TableId table(const schema::ObjectName& name) const;

 private:
  void name_models();
  void name_fields();
  void name_enum_values();

  const schema::Schema& schema_;
  const psl::Datamodel& existing_;
  Matches matches_;
  std::map<schema::ObjectName, schema::TableId> ids_;
  std::map<schema::ObjectName, schema::EnumId> enum_ids_;
  std::vector<std::optional<JoinTable>> join_tables_;  // by table
  std::vector<bool> is_model_;
  std::vector<Name> model_names_;
  std::vector<std::vector<Name>> field_names_;
  std::vector<Name> enum_names_;
  std::vector<std::vector<Name>> enum_value_names_;
  std::vector<Name> view_names_;
  std::vector<std::vector<Name>> view_field_names_;
};

// Has a key whose columns are all required and of a type that the schema language knows.
[[nodiscard]] bool has_usable_key(const schema::Table& table);

}  // namespace strata::translate::pull
