#include "dialect/sqlite/policy.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "dialect/sqlite/facts.h"
#include "dialect/sqlite/types.h"

namespace strata::dialect::sqlite {
namespace {

using schema::TypeFamily;

constexpr diff::Abilities kAbilities = {
    .drop_indexes_of_tables = true, .shared_index_names = true, .text_expressions_pulled_as_text = true};

// An Unsupported("integer") of a schema file is an integer column once it is in the database.
TypeFamily stored_family(const schema::ColumnType& type) {
  return type.family == TypeFamily::unsupported ? parse_type(type.name).family : type.family;
}

bool same_ignoring_case(std::string_view left, std::string_view right) {
  const auto lower = [](unsigned char c) { return std::tolower(c); };
  return std::ranges::equal(left, right, {}, lower, lower);
}

// "ALTER TABLE … ADD COLUMN" takes a default only if it is the same for every row, once there are rows
// (sqlite.org/lang_altertable.html).
bool is_constant(const Boxed<schema::Default>& value) {
  if (!value) return true;
  if (std::holds_alternative<schema::NowDefault>(*value)) return false;
  const auto* expression = std::get_if<schema::ExpressionDefault>(&*value);
  if (expression == nullptr || !expression->sql) return true;
  const std::string text = *render_default(*value);
  return !text.starts_with('(') && !same_ignoring_case(text.substr(0, 8), "current_");
}

bool can_add(const schema::Column& column) {
  return column.arity != schema::Arity::required && is_constant(column.default_value);
}

}  // namespace

const diff::Abilities& Policy::abilities() const {
  return kAbilities;
}

diff::TypeChange Policy::type_change(const Pair<const schema::Column*>& column,
                                     const Pair<const schema::Table*>& /*table*/) const {
  const TypeFamily previous = stored_family(column.previous->type);
  const TypeFamily next = stored_family(column.next->type);
  const bool is_same =
      previous == next && (next != TypeFamily::unsupported ||
                           same_ignoring_case(column.previous->type.name, column.next->type.name));
  if (is_same) return diff::TypeChange::none;
  return next == TypeFamily::string ? diff::TypeChange::safe : diff::TypeChange::risky;
}

bool Policy::same_expression(std::string_view previous, std::string_view next) const {
  return same_ignoring_case(bare_expression(previous), bare_expression(next));
}

std::optional<schema::Default> Policy::stored_default(const schema::Column& column) const {
  const auto* expression = std::get_if<schema::ExpressionDefault>(&*column.default_value);
  if (expression == nullptr || !expression->sql) return std::nullopt;
  schema::ColumnType type = column.type;
  type.family = stored_family(type);
  return parse_default(*expression->sql, type);
}

// ALTER TABLE of SQLite can add a nullable column, and nothing else that is needed here.
bool Policy::needs_redefinition(const diff::TableDiff& table) const {
  const auto& previous = *table.table.previous;
  const auto& next = *table.table.next;
  return table.primary_key != diff::PrimaryKeyChange::none || !table.dropped_columns.empty() ||
         table.any_column_changed() || !table.dropped_foreign_keys.empty() ||
         !table.created_foreign_keys.empty() ||
         std::ranges::any_of(table.added_columns,
                             [&](diff::ColumnIndex i) { return !can_add(next.columns[i]); }) ||
         std::ranges::any_of(table.dropped_indexes,
                             [&](diff::KeyIndex i) { return is_part_of_table(previous.indexes[i]); });
}

bool Policy::follows_index_name(const Pair<const schema::Index*>& index) const {
  return !is_part_of_table(*index.previous);
}

bool Policy::is_part_of_table(const schema::Index& index) const {
  return index.name.starts_with(kTarget.automatic_index_prefix);
}

}  // namespace strata::dialect::sqlite
