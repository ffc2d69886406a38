#include "dialect/cockroach/policy.h"

#include <algorithm>
#include <array>

namespace strata::dialect::cockroach {
namespace {

using diff::TypeChange;
using schema::Arity;
using schema::ColumnType;
using schema::TypeFamily;

constexpr diff::Abilities kAbilities = {.rename_indexes = true,
                                        .rename_foreign_keys = true,
                                        .separate_foreign_keys = true,
                                        .compare_predicates = false,
                                        .alter_primary_key = true,
                                        .alter_sequences = true,
                                        .drop_indexes_with_columns = true,
                                        .default_namespace = "public"};

constexpr std::array<std::string_view, 4> kTimes = {"TIMESTAMP", "TIMESTAMPTZ", "TIME", "TIMETZ"};

// A time without precision has the highest.
constexpr std::int64_t kTimePrecision = 6;

ColumnType with_precision(ColumnType type) {
  const bool is_time = std::ranges::find(kTimes, type.name) != kTimes.end();
  if (is_time && type.arguments[0] == schema::kNoArgument) type.arguments[0] = kTimePrecision;
  return type;
}

TypeChange list_to_scalar(const ColumnType& next) {
  const bool has_length = next.arguments[0] != schema::kNoArgument;
  if (next.name == "STRING") return has_length ? TypeChange::risky : TypeChange::safe;
  return next.name == "CHAR" ? TypeChange::risky : TypeChange::not_castable;
}

bool has_column(const std::vector<schema::KeyColumn>& columns, const std::string& name) {
  return std::ranges::find(columns, name, &schema::KeyColumn::name) != columns.end();
}

bool is_in_key(const std::string& column, const schema::Table& table) {
  return (table.primary_key && has_column(table.primary_key->columns, column)) ||
         std::ranges::any_of(table.indexes,
                             [&](const schema::Index& index) { return has_column(index.columns, column); });
}

}  // namespace

const diff::Abilities& Policy::abilities() const {
  return kAbilities;
}

TypeChange Policy::type_change(const Pair<const schema::Column*>& column,
                               const Pair<const schema::Table*>& table) const {
  const ColumnType& previous = column.previous->type;
  const ColumnType& next = column.next->type;
  if (previous.family == TypeFamily::enum_ || next.family == TypeFamily::enum_) {
    return previous == next ? TypeChange::none : TypeChange::not_castable;
  }
  const bool was_list = column.previous->arity == Arity::list;
  const bool is_list = column.next->arity == Arity::list;
  if (was_list && !is_list) return list_to_scalar(next);
  if (!was_list && is_list) return TypeChange::not_castable;
  if (with_precision(previous) == with_precision(next)) return TypeChange::none;
  const bool was_unsupported = previous.family == TypeFamily::unsupported;
  const bool is_unsupported = next.family == TypeFamily::unsupported;
  if (was_unsupported || is_unsupported) {
    return was_unsupported && is_unsupported ? TypeChange::none : TypeChange::risky;
  }
  // Keys keep their type.
  if (is_in_key(column.previous->name, *table.previous) && is_in_key(column.next->name, *table.next)) {
    return TypeChange::not_castable;
  }
  const bool no_length = next.arguments[0] == schema::kNoArgument;
  if (previous.name == "INT4" && next.name == "STRING" && no_length) return TypeChange::safe;
  if (previous.name == "INT8" && next.name == "INT4") return TypeChange::risky;
  return TypeChange::not_castable;
}

// A table is stored by its primary key.
bool Policy::needs_redefinition(const diff::TableDiff& table) const {
  const auto& key = table.table.previous->primary_key;
  if (!key || key->columns.size() != 1) return false;
  const std::string& name = key->columns.front().name;
  const auto is_dropped = [&](diff::ColumnIndex i) { return table.table.previous->columns[i].name == name; };
  const auto is_recreated = [&](const diff::ColumnPair& pair) {
    return pair.changes.type == TypeChange::not_castable &&
           table.table.previous->columns[pair.column.previous].name == name;
  };
  return std::ranges::any_of(table.dropped_columns, is_dropped) ||
         std::ranges::any_of(table.kept_columns, is_recreated);
}

}  // namespace strata::dialect::cockroach
