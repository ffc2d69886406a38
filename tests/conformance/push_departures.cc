#include "push_departures.h"

#include <algorithm>

#include "target/constraint_name.h"

namespace strata::conformance {
namespace {

const schema::Index* find_equal(const schema::Table& table, const schema::Index& wanted) {
  const auto found = std::ranges::find_if(table.indexes, [&](const schema::Index& index) {
    return index.kind == wanted.kind && index.predicate == wanted.predicate &&
           std::ranges::equal(index.columns, wanted.columns, {}, &schema::KeyColumn::name,
                              &schema::KeyColumn::name);
  });
  return found == table.indexes.end() ? nullptr : &*found;
}

bool has_expression_default(const schema::Table& table) {
  return std::ranges::any_of(table.columns, [](const schema::Column& column) {
    return column.default_value && std::holds_alternative<schema::ExpressionDefault>(*column.default_value);
  });
}

// CHAR and BIT without a length have one place, and are read back with it.
bool has_bare_type(const schema::Table& table, const schema::KeyColumn& part) {
  const auto column = table.find_column(part.name);
  if (!column) return false;
  const schema::ColumnType& type = table.columns[*column].type;
  return (type.name == "CHAR" || type.name == "BIT") && type.arguments[0] == schema::kNoArgument;
}

// The reference does not see the partial index that it has made itself, and makes it again with every push;
// nor does it recognise the type of a primary key that the server completes.
// Nor does it recognise an expression that the database reads back as a default: it builds such a table anew,
// and warns of no unique key that is new there.
void add_departures_of_keys(const schema::Table& live, const schema::Table& next,
                            PushDepartures& departures) {
  const bool is_rebuilt = has_expression_default(live) && has_expression_default(next);
  for (const schema::Index& index : next.indexes) {
    if (index.kind != schema::IndexKind::unique) continue;
    Names names = {next.name.name};
    for (const schema::KeyColumn& column : index.columns) names.push_back(column.name);
    std::ranges::sort(names);
    const bool is_there = find_equal(live, index) != nullptr;
    if (is_there && index.predicate) departures.only_recorded.push_back(std::move(names));
    if (!is_there && is_rebuilt) departures.only_ours.push_back(std::move(names));
  }
  const bool is_completed =
      next.primary_key && std::ranges::any_of(next.primary_key->columns,
                                              [&](const auto& part) { return has_bare_type(next, part); });
  if (is_completed && live.primary_key == next.primary_key) {
    departures.only_recorded.push_back({next.name.name});
  }
}

// strata keeps the values where an enum becomes a list or a list one enum value: nothing is refused, but a
// list loses all but its first element.
void add_departures_of_lists(const schema::Table& live, const schema::Table& next,
                             PushDepartures& departures) {
  for (const schema::Column& column : next.columns) {
    const auto before = live.find_column(column.name);
    if (!before || column.type.family != schema::TypeFamily::enum_) continue;
    const bool was_list = live.columns[*before].arity == schema::Arity::list;
    const bool is_list = column.arity == schema::Arity::list;
    if (was_list == is_list) continue;
    Names names = {next.name.name, column.name};
    std::ranges::sort(names);
    (is_list ? departures.only_recorded : departures.only_ours).push_back(std::move(names));
  }
}

// The reference compares a name that the server has cut with the whole one, and makes the object anew.
void add_cut_names(const schema::Table& table, std::size_t limit, PushDepartures& departures) {
  const auto add = [&](const std::string& name) {
    if (name.size() <= limit) return;
    departures.cut_names.insert(name);
    departures.cut_names.emplace(target::cut(name, limit));
  };
  add(table.name.name);
  for (const schema::Column& column : table.columns) add(column.name);
}

}  // namespace

PushDepartures push_departures(const schema::Schema& live, const schema::Schema& next,
                               const target::Target& target) {
  PushDepartures all;
  for (const schema::Table& table : next.tables) {
    if (target.max_name_bytes != 0) add_cut_names(table, target.max_name_bytes, all);
    const auto before = std::ranges::find(live.tables, table.name.name,
                                          [](const schema::Table& other) { return other.name.name; });
    if (before == live.tables.end()) continue;
    add_departures_of_keys(*before, table, all);
    add_departures_of_lists(*before, table, all);
  }
  std::ranges::sort(all.only_recorded);
  std::ranges::sort(all.only_ours);
  return all;
}

}  // namespace strata::conformance
