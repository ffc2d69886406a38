#include "diff/data_loss.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/overloaded.h"
#include "diff/default_diff.h"

namespace strata::diff {
namespace {

using schema::Column;
using schema::Table;

std::string type_name(const schema::ColumnType& type) {
  std::string name(scalar_name(type.family));
  return name.empty() ? type.name : name;
}

// Collects the checks of one migration, step by step.
class Finder {
 public:
  explicit Finder(const Migration& migration) : schemas_(migration.schemas) {
    for (const Step& step : migration.steps) {
      std::visit([&](const auto& s) { visit(s); }, step);
      ++step_;
    }
  }

  std::vector<DataLossCheck> checks() && { return std::move(checks_); }

 private:
  Pair<const Table*> tables(const Pair<TableId>& id) const {
    return {&schemas_.previous.tables[id.previous], &schemas_.next.tables[id.next]};
  }

  DataLossCheck& add(Loss loss, const Table& table) {
    return checks_.emplace_back(DataLossCheck{.loss = loss, .step = step_, .table = table.name});
  }
  DataLossCheck& add(Loss loss, const Table& table, const Column& column) {
    DataLossCheck& check = add(loss, table);
    check.columns = {column.name};
    return check;
  }
  void add_cast(Loss loss, const Table& table, const Pair<const Column*>& column) {
    add(loss, table, *column.previous).type = {type_name(column.previous->type),
                                               type_name(column.next->type)};
  }

  void visit(const DropTable& step) { add(Loss::table_dropped, schemas_.previous.tables[step.previous]); }

  void visit(const CreateIndex& step) {
    if (!step.previous_table) return;
    const Table& table = schemas_.next.tables[step.next_table];
    const schema::Index& index = table.indexes[step.next];
    if (index.kind != schema::IndexKind::unique) return;
    const Table& previous = schemas_.previous.tables[*step.previous_table];
    if (!has_unique(previous, index)) add_unique(Loss::unique_added, table, index.columns);
    unique_created(previous, table, index);
  }

  // Rows that obey such an index already obey it under another name too.
  static bool has_unique(const Table& table, const schema::Index& wanted) {
    return std::ranges::any_of(table.indexes, [&](const schema::Index& index) {
      return index.kind == wanted.kind && index.predicate == wanted.predicate &&
             std::ranges::equal(index.columns, wanted.columns, {}, &schema::KeyColumn::name,
                                &schema::KeyColumn::name);
    });
  }

  void add_unique(Loss loss, const Table& table, const std::vector<schema::KeyColumn>& columns) {
    DataLossCheck& check = add(loss, table);
    for (const schema::KeyColumn& column : columns) check.columns.push_back(column.name);
  }

  // Two rows are enough to break a key over columns that are new and get their default everywhere.
  void unique_created(const Table& previous, const Table& next, const schema::Index& index) {
    if (index.kind != schema::IndexKind::unique || index.predicate) return;
    const bool is_constant = std::ranges::all_of(index.columns, [&](const schema::KeyColumn& part) {
      const auto column = next.find_column(part.name);
      const bool is_new = !previous.find_column(part.name) || recreated_.contains({&next, part.name});
      return column && is_new && repeats_default(next.columns[*column]);
    });
    if (is_constant) add_unique(Loss::unique_over_constant, next, index.columns);
  }

  static bool repeats_default(const Column& column) {
    return column.default_value && (std::holds_alternative<schema::Literal>(*column.default_value) ||
                                    std::holds_alternative<schema::NowDefault>(*column.default_value));
  }

  void visit(const AlterEnum& step) {
    if (step.removed.empty()) return;
    DataLossCheck& check = checks_.emplace_back(DataLossCheck{
        .loss = Loss::enum_values_removed,
        .step = step_,
        .table = schemas_.previous.enums[step.enumeration.previous].name,
    });
    check.values = step.removed;
  }

  void visit(const RedefineTables& step) {
    for (const RedefineTable& table : step.tables) redefined(table);
  }

  void redefined(const RedefineTable& step) {
    const Pair<const Table*> table = tables(step.table);
    if (step.primary_key_dropped) add(Loss::primary_key_changed, *table.previous);
    // Also one that numbers the rows: rows that have been called by another key would get any number.
    for (const ColumnIndex i : step.added) column_added(*table.next, table.next->columns[i]);
    for (const ColumnIndex i : step.dropped) {
      add(Loss::column_dropped, *table.previous, table.previous->columns[i]);
    }
    for (const ColumnPair& pair : step.kept) column_altered(table, pair, Nulls::take_default);
    if (step.added.empty()) return;
    for (const schema::Index& index : table.next->indexes)
      unique_created(*table.previous, *table.next, index);
  }

  void visit(const AlterTable& step) {
    const Pair<const Table*> table = tables(step.table);
    for (const TableChange& change : step.changes) {
      std::visit(overloaded{
                     [&](const DropPrimaryKey&) { add(Loss::primary_key_changed, *table.previous); },
                     [&](const DropColumn& c) {
                       add(Loss::column_dropped, *table.previous, table.previous->columns[c.previous]);
                     },
                     [&](const AddColumn& c) {
                       const Column& column = table.next->columns[c.next];
                       if (!column.is_autoincrement) column_added(*table.next, column);
                     },
                     [&](const AlterColumn& c) { column_altered(table, c.pair, Nulls::stay); },
                     [&](const DropAndRecreateColumn& c) { column_recreated(table, c.pair); },
                     [](const RenamePrimaryKey&) {},
                     [](const AddPrimaryKey&) {},
                 },
                 change);
    }
  }

  // The remaining steps touch no rows.
  template <typename OtherStep>
  void visit(const OtherStep& /*step*/) {}

  // One that only the database knows is none for a column that it does not have yet.
  static bool has_default(const Column& column) {
    return column.default_value && has_text(*column.default_value);
  }

  void column_added(const Table& table, const Column& column) {
    if (column.arity != schema::Arity::required || has_default(column)) return;
    add(column.has_client_default ? Loss::required_column_added_with_client_default
                                  : Loss::required_column_added,
        table, column);
  }

  // What a required column finds where there was no value.
  enum class Nulls : std::uint8_t { stay, take_default };

  void column_altered(const Pair<const Table*>& table, const ColumnPair& pair, Nulls nulls) {
    const Pair<const Column*> column = {&table.previous->columns[pair.column.previous],
                                        &table.next->columns[pair.column.next]};
    const bool becomes_required = pair.changes.arity && column.next->arity == schema::Arity::required;
    const bool is_filled = nulls == Nulls::take_default && has_default(*column.next);
    if (becomes_required && !is_filled) add(Loss::made_required, *table.next, *column.next);
    // Other lists become text as a whole, or are dropped.
    const bool takes_first = column.next->type.family == schema::TypeFamily::enum_ &&
                             column.previous->arity == schema::Arity::list &&
                             column.next->arity != schema::Arity::list;
    if (takes_first) add(Loss::list_shortened, *table.next, *column.next);
    if (pair.changes.type == TypeChange::risky) add_cast(Loss::risky_cast, *table.previous, column);
    if (pair.changes.type == TypeChange::not_castable) add_cast(Loss::not_castable, *table.previous, column);
  }

  void column_recreated(const Pair<const Table*>& table, const ColumnPair& pair) {
    const Column& next = table.next->columns[pair.column.next];
    recreated_.emplace(table.next, next.name);
    const bool needs_value = next.arity == schema::Arity::required && !has_default(next);
    add(needs_value ? Loss::required_column_recreated : Loss::column_recreated, *table.previous, next);
  }

  const Pair<schema::Schema>& schemas_;
  std::size_t step_ = 0;
  std::set<std::pair<const Table*, std::string_view>> recreated_;  // columns, known before their indexes
  std::vector<DataLossCheck> checks_;
};

}  // namespace

bool is_executable(Loss loss) {
  switch (loss) {
    case Loss::table_dropped:
    case Loss::column_dropped:
    case Loss::risky_cast:
    case Loss::not_castable:
    case Loss::column_recreated:
    case Loss::primary_key_changed:
    case Loss::unique_added:
    case Loss::enum_values_removed:
    case Loss::list_shortened:
      return true;
    case Loss::required_column_added:
    case Loss::required_column_added_with_client_default:
    case Loss::made_required:
    case Loss::required_column_recreated:
    case Loss::unique_over_constant:
      return false;
  }
  return true;
}

std::vector<DataLossCheck> find_data_loss(const Migration& migration) {
  return Finder(migration).checks();
}

}  // namespace strata::diff
