#include "diff/order.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <type_traits>
#include <utility>
#include <variant>

#include "base/overloaded.h"

namespace strata::diff {
namespace {

// The phase of a step is its place in the variant:
//
//   CreateNamespace    everything else may live in it
//   DropExtension      it comes back with the next step, in another version or namespace
//   CreateExtension    columns of its types come later
//   AlterExtension
//   AlterSequence
//   CreateEnum         columns of the new type come later
//   AlterEnum          a default that is set later may be a new value
//   DropForeignKey     before the tables, indexes and columns that it needs
//   DropIndex          before a column of it changes, and to free its name
//   AlterTable
//   AlterPrimaryKey    its columns may be new
//   DropTable          after the foreign keys that point to it; frees its name
//   DropEnum           after the last column of it
//   CreateTable
//   RedefineTables     copies refer to tables that are new
//   CreateIndex        after its columns; the ones of new tables first
//   RenameForeignKey
//   AddForeignKey      after the tables and the unique indexes that it needs
//   RenameIndex
//   RedefineIndex
//
// Inside a phase positions decide: what is dropped in the order of the previous schema, what is created in
// the order of the next one, what is changed by the previous one first.
using Rank = std::array<std::uint32_t, 4>;

template <typename Kind, typename... Kinds>
constexpr std::uint32_t place_in(const std::variant<Kinds...>* /*steps*/) {
  std::uint32_t place = 0;
  (void)((std::is_same_v<Kind, Kinds> || (++place, false)) || ...);
  return place;
}
constexpr std::uint32_t kAlterTablePhase = place_in<AlterTable>(static_cast<const Step*>(nullptr));
constexpr std::uint32_t kAlterEnumPhase = place_in<AlterEnum>(static_cast<const Step*>(nullptr));

std::uint32_t position(std::size_t index) {
  return static_cast<std::uint32_t>(index);
}

Rank rank(const Step& step) {
  const auto phase = static_cast<std::uint32_t>(step.index());
  using R = Rank;
  return std::visit(
      overloaded{
          [&](const CreateNamespace&) { return R{phase}; },
          [&](const DropExtension& s) { return R{phase, position(s.previous)}; },
          [&](const CreateExtension& s) { return R{phase, position(s.next)}; },
          [&](const AlterExtension& s) { return R{phase, position(s.extension.previous)}; },
          [&](const AlterSequence& s) {
            return R{phase, s.table.previous.value, position(s.identity.previous)};
          },
          [&](const CreateEnum& s) { return R{phase, s.next.value}; },
          [&](const AlterEnum& s) { return R{phase, 1, s.enumeration.previous.value}; },
          [&](const DropForeignKey& s) {
            if (s.before_enums) return R{kAlterEnumPhase, 0, s.previous_table.value, s.previous};
            return R{phase, s.previous_table.value, s.previous};
          },
          [&](const DropIndex& s) {
            if (s.after_primary_key) return R{kAlterTablePhase, s.previous_table.value, 1, s.previous};
            return R{phase, s.previous_table.value, s.previous};
          },
          [&](const AlterTable& s) { return R{phase, s.table.previous.value, 0, s.table.next.value}; },
          [&](const AlterPrimaryKey& s) { return R{phase, s.table.previous.value, s.table.next.value}; },
          [&](const DropTable& s) { return R{phase, s.previous.value}; },
          [&](const DropEnum& s) { return R{phase, s.previous.value}; },
          [&](const CreateTable& s) { return R{phase, s.next.value}; },
          [&](const RedefineTables&) { return R{phase}; },
          [&](const CreateIndex& s) {
            const std::uint32_t previous = s.previous_table ? s.previous_table->value + 1 : 0;
            return R{phase, previous, s.next_table.value, s.next};
          },
          [&](const RenameForeignKey& s) { return R{phase, s.table.previous.value, s.foreign_key.previous}; },
          [&](const AddForeignKey& s) { return R{phase, s.next_table.value, s.next}; },
          [&](const RenameIndex& s) { return R{phase, s.table.previous.value, s.index.previous}; },
          [&](const RedefineIndex& s) { return R{phase, s.table.previous.value, s.index.previous}; },
      },
      step);
}

}  // namespace

void put_in_order(std::vector<Step>& steps) {
  std::vector<std::pair<Rank, std::size_t>> order;
  order.reserve(steps.size());
  for (std::size_t i = 0; i < steps.size(); ++i) order.emplace_back(rank(steps[i]), i);
  std::ranges::sort(order);
  std::vector<Step> sorted;
  sorted.reserve(steps.size());
  for (const auto& [key, position] : order) sorted.push_back(std::move(steps[position]));
  steps = std::move(sorted);
}

}  // namespace strata::diff
