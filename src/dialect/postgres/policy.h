// How PostgreSQL's tables change: what counts as another type, and how safe the way there is.
#pragma once

#include "diff/policy.h"

namespace strata::dialect::postgres {

class Policy : public diff::Policy {
 public:
  [[nodiscard]] const diff::Abilities& abilities() const override;
  [[nodiscard]] diff::TypeChange type_change(const Pair<const schema::Column*>& column,
                                             const Pair<const schema::Table*>& table) const override;
  [[nodiscard]] bool same_expression(std::string_view previous, std::string_view next) const override;
  [[nodiscard]] std::optional<schema::Default> stored_default(const schema::Column& column) const override;
  void adopt_spelling(schema::Schema& database, const schema::Schema& file) const override;
  [[nodiscard]] bool condition_names(std::string_view condition, std::string_view column) const override;
  [[nodiscard]] bool needs_redefinition(const diff::TableDiff& table) const override;
  [[nodiscard]] bool follows_index_name(const Pair<const schema::Index*>& index) const override;
  [[nodiscard]] bool is_part_of_table(const schema::Index& index) const override;
};

}  // namespace strata::dialect::postgres
