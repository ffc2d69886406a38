#include "diff/index_names.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "base/name_table.h"
#include "diff/key_diff.h"
#include "diff/order.h"
#include "diff/policy.h"

namespace strata::diff {
namespace {

using schema::Schema;
using schema::Table;

struct Holder {
  TableId table;
  KeyIndex index = 0;

  friend auto operator<=>(const Holder&, const Holder&) = default;
};

// Goes through the steps as the database would and notes who stands in the way.
class Simulation {
 public:
  Simulation(const Pair<const Schema*>& schemas, const Policy& policy) : schemas_(schemas), policy_(policy) {}

  std::vector<Holder> run(const std::vector<Step>& steps) && {
    for (const Step& step : steps) want_names(step);
    for (std::size_t i = 0; i < schemas_.previous->tables.size(); ++i) {
      hold_wanted(decltype(schemas_.previous->tables)::id(i));
    }
    for (const Step& step : steps) {
      std::visit([&](const auto& s) { visit(s); }, step);
    }
    std::ranges::sort(in_the_way_);
    return std::move(in_the_way_);
  }

 private:
  const Table& previous(TableId id) const { return schemas_.previous->tables[id]; }
  const Table& next(TableId id) const { return schemas_.next->tables[id]; }

  // Within which two indexes cannot have the same name: a namespace, or a table of it.
  using Scope = std::pair<std::string_view, std::string_view>;
  [[nodiscard]] Scope scope_of(const Table& table) const {
    const bool is_shared = policy_.abilities().shared_index_names;
    return {table.name.namespace_name, is_shared ? std::string_view() : table.name.name};
  }

  // Only names that a step gives to an index can be in the way of one.
  void want_names(const Step& step) {
    if (const auto* const create = std::get_if<CreateIndex>(&step)) want(create->next_table, create->next);
    if (const auto* const rename = std::get_if<RenameIndex>(&step))
      want(rename->table.next, rename->index.next);
    if (const auto* const redefine = std::get_if<RedefineIndex>(&step))
      want(redefine->table.next, redefine->index.next);
    const auto* const redefine = std::get_if<RedefineTables>(&step);
    if (redefine == nullptr) return;
    for (const RedefineTable& table : redefine->tables) {
      for (KeyIndex i = 0; i < next(table.table.next).indexes.size(); ++i) want(table.table.next, i);
    }
  }
  void want(TableId table, KeyIndex index) {
    const auto number = static_cast<std::uint32_t>(holders_.size());
    const std::string& name = next(table).indexes[index].name;
    if (numbers_[scope_of(next(table))].add(name, number).second) holders_.emplace_back();
  }
  // The first index of a name is its holder.
  void hold_wanted(TableId table) {
    const auto names = numbers_.find(scope_of(previous(table)));
    if (names == numbers_.end()) return;
    const std::vector<schema::Index>& indexes = previous(table).indexes;
    for (KeyIndex index = 0; index < indexes.size(); ++index) {
      const auto number = names->second.find(indexes[index].name);
      if (number && !holders_[*number]) holders_[*number] = Holder{table, index};
    }
  }
  // Who holds the name of the table's index, to be read or cleared; null when nobody wants it.
  std::optional<Holder>* find(const Table& table, KeyIndex index) {
    const auto names = numbers_.find(scope_of(table));
    if (names == numbers_.end()) return nullptr;
    const auto number = names->second.find(table.indexes[index].name);
    return number ? &holders_[*number] : nullptr;
  }
  void release(TableId table, KeyIndex index) {
    std::optional<Holder>* holder = find(previous(table), index);
    if (holder != nullptr && *holder == Holder{table, index}) holder->reset();
  }
  void release_all(TableId table) {
    for (KeyIndex i = 0; i < previous(table).indexes.size(); ++i) release(table, i);
  }
  void release_indexes_of(TableId table, const std::string& column) {
    const std::vector<schema::Index>& indexes = previous(table).indexes;
    for (KeyIndex i = 0; i < indexes.size(); ++i) {
      const std::vector<schema::KeyColumn>& columns = indexes[i].columns;
      const Boxed<std::string>& predicate = indexes[i].predicate;
      const bool goes = std::ranges::find(columns, column, &schema::KeyColumn::name) != columns.end() ||
                        (predicate && policy_.condition_names(*predicate, column));
      if (goes) release(table, i);
    }
  }
  void take(TableId table, KeyIndex index) {
    std::optional<Holder>* holder = find(next(table), index);
    if (holder == nullptr || !holder->has_value()) return;
    in_the_way_.push_back(**holder);
    holder->reset();
  }
  void move(const Pair<TableId>& table, const Pair<KeyIndex>& index) {
    release(table.previous, index.previous);
    take(table.next, index.next);
  }

  void visit(const DropIndex& s) { release(s.previous_table, s.previous); }
  void visit(const DropTable& s) { release_all(s.previous); }
  void visit(const CreateIndex& s) { take(s.next_table, s.next); }
  void visit(const RenameIndex& s) { move(s.table, s.index); }
  void visit(const RedefineIndex& s) { move(s.table, s.index); }
  void visit(const RedefineTables& s) {
    for (const RedefineTable& table : s.tables) {
      release_all(table.table.previous);
      for (KeyIndex i = 0; i < next(table.table.next).indexes.size(); ++i) take(table.table.next, i);
    }
  }
  // Indexes go with their columns.
  void visit(const AlterTable& s) {
    const Table& table = previous(s.table.previous);
    for (const TableChange& change : s.changes) {
      if (const auto* const drop = std::get_if<DropColumn>(&change)) {
        release_indexes_of(s.table.previous, table.columns[drop->previous].name);
      } else if (const auto* const recreate = std::get_if<DropAndRecreateColumn>(&change)) {
        release_indexes_of(s.table.previous, table.columns[recreate->pair.column.previous].name);
      }
    }
  }
  // The remaining steps neither make nor free the name of an index in a way that could fail.
  template <typename OtherStep>
  void visit(const OtherStep& /*step*/) {}

  Pair<const Schema*> schemas_;
  const Policy& policy_;
  std::map<Scope, NameTable> numbers_;  // of the names, in holders_
  std::vector<std::optional<Holder>> holders_;
  std::vector<Holder> in_the_way_;
};

bool makes(const Step& step, TableId table, const CreateIndex& wanted) {
  if (const auto* const create = std::get_if<CreateIndex>(&step)) {
    return create->next_table == wanted.next_table && create->next == wanted.next;
  }
  const auto* const redefine = std::get_if<RedefineTables>(&step);
  return redefine != nullptr && std::ranges::any_of(redefine->tables, [&](const RedefineTable& redefined) {
           return redefined.table.previous == table;
         });
}

// Of an index that stays without a step of its own.
std::optional<CreateIndex> create_again(const Holder& holder, const std::vector<Step>& steps,
                                        const Pair<const Schema*>& schemas, const Policy& policy) {
  const Table& previous = schemas.previous->tables[holder.table];
  const auto next = std::ranges::find(schemas.next->tables, previous.name, &Table::name);
  if (next == schemas.next->tables.end()) return std::nullopt;
  const std::optional<KeyIndex> kept = kept_index({&previous, &*next}, holder.index, policy);
  if (!kept) return std::nullopt;
  const auto position = static_cast<std::size_t>(next - schemas.next->tables.begin());
  const CreateIndex create{.previous_table = holder.table,
                           .next_table = decltype(schemas.next->tables)::id(position),
                           .next = *kept};
  const bool is_made =
      std::ranges::any_of(steps, [&](const Step& step) { return makes(step, holder.table, create); });
  return is_made ? std::nullopt : std::optional(create);
}

void drop_first(std::vector<Step>& steps, const std::vector<Holder>& holders,
                const Pair<const Schema*>& schemas, const Policy& policy) {
  const auto create_instead = [&](const auto& moved) -> std::optional<Step> {
    const Holder holder{moved.table.previous, moved.index.previous};
    if (!std::ranges::binary_search(holders, holder)) return std::nullopt;
    return CreateIndex{
        .previous_table = moved.table.previous, .next_table = moved.table.next, .next = moved.index.next};
  };
  for (Step& step : steps) {
    std::optional<Step> instead;
    if (const auto* const redefine = std::get_if<RedefineIndex>(&step)) instead = create_instead(*redefine);
    if (const auto* const rename = std::get_if<RenameIndex>(&step)) instead = create_instead(*rename);
    if (instead) step = *instead;
  }
  for (const Holder& holder : holders) {
    if (const auto create = create_again(holder, steps, schemas, policy)) steps.emplace_back(*create);
    steps.emplace_back(DropIndex{.previous_table = holder.table, .previous = holder.index});
  }
  put_in_order(steps);
}

bool is_about_indexes(const Step& step) {
  return std::holds_alternative<CreateIndex>(step) || std::holds_alternative<RenameIndex>(step) ||
         std::holds_alternative<RedefineIndex>(step) || std::holds_alternative<RedefineTables>(step);
}

}  // namespace

void free_index_names(std::vector<Step>& steps, const Pair<const Schema*>& schemas, const Policy& policy) {
  if (std::ranges::none_of(steps, is_about_indexes)) return;
  // Each round turns renames into drops, of which there are only so many.
  while (true) {
    const std::vector<Holder> holders = Simulation(schemas, policy).run(steps);
    if (holders.empty()) return;
    drop_first(steps, holders, schemas, policy);
  }
}

}  // namespace strata::diff
