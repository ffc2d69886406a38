// Which parts of the existing schema file belong to which parts of the database: models by the name of their
// table, fields by the name of their column, relations by the columns of their foreign key.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "psl/datamodel.h"
#include "schema/schema.h"

namespace strata::translate::pull {

class Matches {
 public:
  // Both must outlive this.
  Matches(const schema::Schema& schema, const psl::Datamodel& existing);

  // Null when the schema file has no counterpart.
  [[nodiscard]] const psl::Model* model(schema::TableId table) const;
  [[nodiscard]] const psl::Model* view(std::size_t view) const;
  [[nodiscard]] const psl::Enum* enumeration(schema::EnumId enumeration) const {
    return enums_[enumeration.value];
  }
  // By column; null where the schema file has no counterpart.
  [[nodiscard]] const std::vector<const psl::Field*>& fields(schema::TableId table) const {
    return fields_[table.value];
  }
  [[nodiscard]] const std::vector<const psl::Field*>& view_fields(std::size_t view) const {
    return view_fields_[view];
  }
  // With both of its fields.
  [[nodiscard]] const psl::Relation* relation(schema::TableId table, schema::KeyIndex foreign_key) const;
  [[nodiscard]] const psl::Relation* many_to_many(schema::TableId join_table) const;

  [[nodiscard]] bool has_table(psl::ModelId model) const { return has_table_[model.value]; }

 private:
  using Fields = std::vector<const psl::Field*>;

  [[nodiscard]] std::optional<psl::ModelId> find(const schema::ObjectName& name, bool is_view) const;
  [[nodiscard]] Fields match_fields(std::optional<psl::ModelId> model,
                                    const std::vector<schema::Column>& columns) const;

  const schema::Schema& schema_;
  const psl::Datamodel& existing_;
  std::map<schema::ObjectName, psl::ModelId> ids_;
  std::vector<std::optional<psl::ModelId>> models_;  // by table
  std::vector<Fields> fields_;                       // by table and column
  std::vector<std::optional<psl::ModelId>> views_;
  std::vector<Fields> view_fields_;
  std::vector<const psl::Enum*> enums_;                       // by enum of the database
  std::vector<bool> has_table_;                               // by model; a view's view counts
  std::vector<std::vector<psl::RelationId>> relations_from_;  // by model, complete ones with a foreign key
  std::map<std::string, psl::RelationId, std::less<>> many_to_many_;  // by the name of the join table
};

}  // namespace strata::translate::pull
