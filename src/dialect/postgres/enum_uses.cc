#include "dialect/postgres/enum_uses.h"

#include <algorithm>
#include <iterator>

#include "diff/pairing.h"

namespace strata::dialect::postgres {
namespace {

using schema::Column;
using schema::Table;

bool is_of(const Column& column, const schema::ObjectName& enumeration) {
  return column.type.family == schema::TypeFamily::enum_ && column.type.name == enumeration.name &&
         column.type.enum_namespace == enumeration.namespace_name;
}

const Column* find_column(const Table& table, const std::string& name) {
  const auto index = table.find_column(name);
  return index ? &table.columns[*index] : nullptr;
}

void add_uses(std::vector<EnumUse>& uses, const Table& previous, const Table* next,
              const Pair<const schema::ObjectName*>& enumeration) {
  std::vector<EnumUse> dropped, kept;
  for (const Column& column : previous.columns) {
    if (!is_of(column, *enumeration.previous)) continue;
    const Column* after = next == nullptr ? nullptr : find_column(*next, column.name);
    const bool stays = after != nullptr && is_of(*after, *enumeration.next);
    (after == nullptr ? dropped : kept)
        .push_back({{&previous, stays ? next : nullptr}, {&column, stays ? after : nullptr}});
  }
  for (std::vector<EnumUse>* part : {&dropped, &kept}) {
    std::ranges::sort(*part, {},
                      [](const EnumUse& use) -> const std::string& { return use.column.previous->name; });
    std::ranges::move(*part, std::back_inserter(uses));
  }
}

}  // namespace

std::vector<EnumUse> enum_uses(const diff::AlterEnum& step, const Pair<schema::Schema>& schemas) {
  const Pair<const schema::ObjectName*> enumeration = {
      &schemas.previous.enums[step.enumeration.previous].name,
      &schemas.next.enums[step.enumeration.next].name};
  const auto tables = diff::pair_by_name(schemas.previous.tables, schemas.next.tables);
  std::vector<EnumUse> uses;
  for (const schema::TableId id : tables.dropped) {
    add_uses(uses, schemas.previous.tables[id], nullptr, enumeration);
  }
  for (const Pair<schema::TableId>& id : tables.kept) {
    add_uses(uses, schemas.previous.tables[id.previous], &schemas.next.tables[id.next], enumeration);
  }
  return uses;
}

}  // namespace strata::dialect::postgres
