#include "diff/index_names.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "base/name_table.h"
#include "diff/order.h"

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
  explicit Simulation(const Pair<const Schema*>& schemas) : schemas_(schemas) {
    for (std::size_t i = 0; i < schemas.previous->tables.size(); ++i) {
      const TableId table = decltype(schemas.previous->tables)::id(i);
      const auto& indexes = schemas.previous->tables[table].indexes;
      for (KeyIndex k = 0; k < indexes.size(); ++k) hold(indexes[k].name, {table, k});
    }
  }

  std::vector<Holder> run(const std::vector<Step>& steps) && {
    for (const Step& step : steps) {
      std::visit([&](const auto& s) { visit(s); }, step);
    }
    std::ranges::sort(in_the_way_);
    return std::move(in_the_way_);
  }

 private:
  const Table& previous(TableId id) const { return schemas_.previous->tables[id]; }
  const Table& next(TableId id) const { return schemas_.next->tables[id]; }

  void hold(std::string_view name, Holder holder) {
    const auto number = static_cast<std::uint32_t>(holders_.size());
    if (numbers_.add(name, number).second) holders_.emplace_back(holder);
  }
  // Who holds the name, to be read or cleared; null when the name was never held.
  std::optional<Holder>* find(std::string_view name) {
    const auto number = numbers_.find(name);
    return number ? &holders_[*number] : nullptr;
  }
  void release(TableId table, KeyIndex index) {
    std::optional<Holder>* holder = find(previous(table).indexes[index].name);
    if (holder != nullptr && *holder == Holder{table, index}) holder->reset();
  }
  void release_all(TableId table) {
    for (KeyIndex i = 0; i < previous(table).indexes.size(); ++i) release(table, i);
  }
  void take(std::string_view name) {
    std::optional<Holder>* holder = find(name);
    if (holder == nullptr || !holder->has_value()) return;
    in_the_way_.push_back(**holder);
    holder->reset();
  }

  void visit(const DropIndex& s) { release(s.previous_table, s.previous); }
  void visit(const DropTable& s) { release_all(s.previous); }
  void visit(const CreateIndex& s) { take(next(s.next_table).indexes[s.next].name); }
  void visit(const RedefineIndex& s) {
    release(s.table.previous, s.index.previous);
    take(next(s.table.next).indexes[s.index.next].name);
  }
  void visit(const RedefineTables& s) {
    for (const RedefineTable& table : s.tables) {
      release_all(table.table.previous);
      for (const schema::Index& index : next(table.table.next).indexes) take(index.name);
    }
  }
  // The remaining steps neither make nor free the name of an index in a way that could fail.
  template <typename OtherStep>
  void visit(const OtherStep& /*step*/) {}

  Pair<const Schema*> schemas_;
  NameTable numbers_;  // of the names, in holders_
  std::vector<std::optional<Holder>> holders_;
  std::vector<Holder> in_the_way_;
};

void drop_first(std::vector<Step>& steps, const std::vector<Holder>& holders) {
  for (Step& step : steps) {
    const auto* redefine = std::get_if<RedefineIndex>(&step);
    if (redefine == nullptr) continue;
    const Holder holder{redefine->table.previous, redefine->index.previous};
    if (!std::ranges::binary_search(holders, holder)) continue;
    step = CreateIndex{.previous_table = redefine->table.previous,
                       .next_table = redefine->table.next,
                       .next = redefine->index.next};
  }
  for (const Holder& holder : holders) {
    steps.emplace_back(DropIndex{.previous_table = holder.table, .previous = holder.index});
  }
  put_in_order(steps);
}

bool is_about_indexes(const Step& step) {
  return std::holds_alternative<CreateIndex>(step) || std::holds_alternative<RedefineIndex>(step) ||
         std::holds_alternative<RedefineTables>(step);
}

}  // namespace

void free_index_names(std::vector<Step>& steps, const Pair<const Schema*>& schemas) {
  if (std::ranges::none_of(steps, is_about_indexes)) return;
  // Each round turns renames into drops, of which there are only so many.
  while (true) {
    const std::vector<Holder> holders = Simulation(schemas).run(steps);
    if (holders.empty()) return;
    drop_first(steps, holders);
  }
}

}  // namespace strata::diff
