#include "dialect/postgres/policy.h"

namespace strata::dialect::postgres {
namespace {

constexpr diff::Abilities kAbilities = {.rename_indexes = true,
                                        .rename_foreign_keys = true,
                                        .separate_foreign_keys = true,
                                        .compare_autoincrement = true};

}  // namespace

const diff::Abilities& Policy::abilities() const {
  return kAbilities;
}

diff::TypeChange Policy::type_change(const Pair<const schema::Column*>& column) const {
  return column.previous->type == column.next->type ? diff::TypeChange::none : diff::TypeChange::risky;
}

bool Policy::same_expression(std::string_view previous, std::string_view next) const {
  return previous == next;
}

std::optional<schema::Default> Policy::stored_default(const schema::Column& /*column*/) const {
  return std::nullopt;
}

bool Policy::needs_redefinition(const diff::TableDiff& /*table*/) const {
  return false;
}

bool Policy::follows_index_name(const Pair<const schema::Index*>& /*index*/) const {
  return true;
}

bool Policy::is_part_of_table(const schema::Index& /*index*/) const {
  return false;
}

}  // namespace strata::dialect::postgres
