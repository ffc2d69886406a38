#include "dialect/postgres/policy.h"

#include "base/ascii.h"
#include "dialect/postgres/expression.h"
#include "dialect/postgres/spelling.h"
#include "dialect/postgres/type_change.h"

namespace strata::dialect::postgres {
namespace {

using diff::TypeChange;
using schema::Arity;
using schema::Column;
using schema::TypeFamily;

constexpr diff::Abilities kAbilities = {.rename_indexes = true,
                                        .rename_foreign_keys = true,
                                        .separate_foreign_keys = true,
                                        .compare_autoincrement = true,
                                        .shared_index_names = true,
                                        .drop_indexes_with_columns = true,
                                        .foreign_keys_hold_keys = true,
                                        .rebuild_enums = true,
                                        .default_namespace = "public"};

// Of any type to a single value: as text, if at all.
TypeChange list_to_scalar(const schema::ColumnType& next) {
  const bool has_length = next.arguments[0] != schema::kNoArgument;
  if (next.name == "TEXT" || (next.name == "VARCHAR" && !has_length)) return TypeChange::safe;
  return next.name == "VARCHAR" || next.name == "CHAR" ? TypeChange::risky : TypeChange::not_castable;
}

}  // namespace

const diff::Abilities& Policy::abilities() const {
  return kAbilities;
}

TypeChange Policy::type_change(const Pair<const Column*>& column,
                               const Pair<const schema::Table*>& /*table*/) const {
  const schema::ColumnType& previous = column.previous->type;
  const schema::ColumnType& next = column.next->type;
  if (previous.family == TypeFamily::enum_ || next.family == TypeFamily::enum_) {
    return previous == next ? TypeChange::none : TypeChange::not_castable;
  }
  const bool was_list = column.previous->arity == Arity::list;
  const bool is_list = column.next->arity == Arity::list;
  if (was_list && !is_list) return list_to_scalar(next);
  if (!was_list && is_list) return TypeChange::not_castable;
  return native_type_change(previous, next);
}

bool Policy::same_expression(std::string_view previous, std::string_view next) const {
  return equal_but_for_case(previous, next);
}

std::optional<schema::Default> Policy::stored_default(const Column& /*column*/) const {
  return std::nullopt;
}

void Policy::adopt_spelling(schema::Schema& database, const schema::Schema& file) const {
  postgres::adopt_spelling(database, file);
}

bool Policy::condition_names(std::string_view condition, std::string_view column) const {
  return names_column(condition, column);
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
