#include "diff/possible_renames.h"

#include <algorithm>
#include <optional>
#include <variant>

#include "base/overloaded.h"

namespace strata::diff {
namespace {

using schema::Column;
using schema::Table;

bool may_be_one(const Column& previous, const Column& next) {
  const bool was_list = previous.arity == schema::Arity::list;
  return previous.type == next.type && was_list == (next.arity == schema::Arity::list);
}

bool may_be_one(const Table& previous, const Table& next) {
  return std::ranges::is_permutation(previous.columns, next.columns, [](const Column& a, const Column& b) {
    return a.name == b.name && may_be_one(a, b);
  });
}

// The only element of `others` that fits.
template <typename Value>
const Value* find_only(const Value& value, const std::vector<const Value*>& others, auto fits) {
  const Value* found = nullptr;
  for (const Value* other : others) {
    if (!fits(value, *other)) continue;
    if (found != nullptr) return nullptr;
    found = other;
  }
  return found;
}

// Calls `add` for each pair of which neither side fits anything else.
template <typename Value>
void pair_up(const std::vector<const Value*>& dropped, const std::vector<const Value*>& created, auto add) {
  const auto forward = [](const Value& previous, const Value& next) { return may_be_one(previous, next); };
  const auto backward = [](const Value& next, const Value& previous) { return may_be_one(previous, next); };
  for (const Value* previous : dropped) {
    const Value* const next = find_only(*previous, created, forward);
    if (next != nullptr && find_only(*next, dropped, backward) == previous) add(*previous, *next);
  }
}

class RenameFinder {
 public:
  explicit RenameFinder(const Migration& migration) : schemas_(migration.schemas) {
    for (const Step& step : migration.steps) {
      std::visit(
          overloaded{[&](const AlterTable& s) { visit(s); }, [&](const RedefineTables& s) { visit(s); },
                     [&](const DropTable& s) { dropped_.push_back(&schemas_.previous.tables[s.previous]); },
                     [&](const CreateTable& s) { created_.push_back(&schemas_.next.tables[s.next]); },
                     [](const auto&) {}},
          step);
    }
  }

  [[nodiscard]] std::vector<PossibleRename> find() {
    pair_up(dropped_, created_, [&](const Table& previous, const Table& next) {
      renames_.push_back({.table = previous.name, .previous = {}, .next = next.name.name});
    });
    return std::move(renames_);
  }

 private:
  void visit(const AlterTable& step) {
    std::vector<ColumnIndex> dropped;
    std::vector<ColumnIndex> added;
    for (const TableChange& change : step.changes) {
      if (const auto* drop = std::get_if<DropColumn>(&change)) dropped.push_back(drop->previous);
      if (const auto* add = std::get_if<AddColumn>(&change)) added.push_back(add->next);
    }
    compare(step.table, dropped, added);
  }

  void visit(const RedefineTables& step) {
    for (const RedefineTable& table : step.tables) compare(table.table, table.dropped, table.added);
  }

  void compare(const Pair<TableId>& id, const std::vector<ColumnIndex>& dropped,
               const std::vector<ColumnIndex>& added) {
    const Table& table = schemas_.previous.tables[id.previous];
    pair_up(columns_of(table, dropped), columns_of(schemas_.next.tables[id.next], added),
            [&](const Column& previous, const Column& next) {
              renames_.push_back({.table = table.name, .previous = previous.name, .next = next.name});
            });
  }

  static std::vector<const Column*> columns_of(const Table& table,
                                               const std::vector<ColumnIndex>& positions) {
    std::vector<const Column*> columns;
    for (const ColumnIndex position : positions) columns.push_back(&table.columns[position]);
    return columns;
  }

  const Pair<schema::Schema>& schemas_;
  std::vector<const Table*> dropped_, created_;
  std::vector<PossibleRename> renames_;
};

}  // namespace

std::vector<PossibleRename> find_possible_renames(const Migration& migration) {
  return RenameFinder(migration).find();
}

}  // namespace strata::diff
