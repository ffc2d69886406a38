// Names for relations and their fields, from the names of tables and columns. The rule is Prisma's: the name
// of the other model, as long as there is only one relation between two models; else with the columns.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "translate/pull/context.h"

namespace strata::translate::pull {

struct RelationName {
  std::string relation;  // empty: needs none
  std::string forward;   // field of the model with the foreign key; many-to-many: of model A
  std::string back;
};

class RelationNames {
 public:
  explicit RelationNames(const Context& context);

  [[nodiscard]] RelationName of_foreign_key(schema::TableId table, const schema::ForeignKey& key) const;
  [[nodiscard]] RelationName of_join_table(schema::TableId table) const;

 private:
  using TablePair = std::pair<schema::TableId, schema::TableId>;

  [[nodiscard]] TablePair tables_of(schema::TableId table, const schema::ForeignKey& key) const;
  [[nodiscard]] TablePair tables_of_join_table(schema::TableId table) const;
  [[nodiscard]] bool is_named_like_a_column(schema::TableId table, const schema::ForeignKey& key) const;

  const Context& context_;
  std::set<TablePair> ambiguous_;  // pairs of tables with more than one relation between them
};

}  // namespace strata::translate::pull
