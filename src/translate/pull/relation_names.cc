#include "translate/pull/relation_names.h"

#include <algorithm>
#include <fmt/format.h>

namespace strata::translate::pull {
namespace {

using schema::ForeignKey;
using schema::Table;
using schema::TableId;

std::pair<TableId, TableId> sorted(TableId first, TableId second) {
  return first < second ? std::pair{first, second} : std::pair{second, first};
}

}  // namespace

RelationNames::RelationNames(const Context& context) : context_(context) {
  using Columns = std::pair<TableId, std::vector<std::string>>;
  std::map<TablePair, std::set<Columns>> foreign_keys;
  std::map<TablePair, int> join_tables;
  const schema::Schema& schema = context.schema();
  for (std::size_t i = 0; i < schema.tables.size(); ++i) {
    const auto id = IdVector<TableId, Table>::id(i);
    if (context.join_table(id)) {
      ++join_tables[tables_of_join_table(id)];
      continue;
    }
    for (const ForeignKey& key : schema.tables[id].foreign_keys) {
      foreign_keys[tables_of(id, key)].emplace(id, key.columns);
      if (is_named_like_a_column(id, key)) ambiguous_.insert(tables_of(id, key));
    }
  }
  for (const auto& [tables, keys] : foreign_keys) {
    if (keys.size() > 1) ambiguous_.insert(tables);
  }
  for (const auto& [tables, count] : join_tables) {
    if (count > 1 || foreign_keys.contains(tables)) ambiguous_.insert(tables);
  }
}

RelationNames::TablePair RelationNames::tables_of(TableId table, const ForeignKey& key) const {
  return sorted(table, context_.table(key.referenced_table));
}

RelationNames::TablePair RelationNames::tables_of_join_table(TableId table) const {
  const std::vector<ForeignKey>& keys = context_.schema().tables[table].foreign_keys;
  return sorted(context_.table(keys[0].referenced_table), context_.table(keys[1].referenced_table));
}

// The field of the relation would be called as the column that it is made of.
bool RelationNames::is_named_like_a_column(TableId table, const ForeignKey& key) const {
  const std::string& name = context_.model_name(context_.table(key.referenced_table)).text;
  return std::ranges::any_of(key.columns, [&](const std::string& column) {
    return context_.field_name(table, column).text == name;
  });
}

RelationName RelationNames::of_foreign_key(TableId table, const ForeignKey& key) const {
  const TableId referenced = context_.table(key.referenced_table);
  const std::string& from = context_.model_name(table).text;
  const std::string& to = context_.model_name(referenced).text;
  const bool is_self_relation = table == referenced;
  const std::string_view other = is_self_relation ? "other_" : "";
  if (!ambiguous_.contains(tables_of(table, key))) {
    return {.relation = is_self_relation ? fmt::format("{}To{}", from, to) : "",
            .forward = to,
            .back = fmt::format("{}{}", other, from)};
  }
  std::vector<std::string> fields;
  for (const std::string& column : key.columns) fields.push_back(context_.field_name(table, column).text);
  std::string relation = fmt::format("{}_{}To{}", from, fmt::join(fields, "_"), to);
  std::string forward = fmt::format("{}_{}", to, relation);
  std::string back = fmt::format("{}{}_{}", other, from, relation);
  return {.relation = std::move(relation), .forward = std::move(forward), .back = std::move(back)};
}

RelationName RelationNames::of_join_table(TableId table) const {
  const TablePair tables = tables_of_join_table(table);
  const std::string& table_name = context_.schema().tables[table].name.name;
  const std::string& first = context_.model_name(tables.first).text;
  const std::string& second = context_.model_name(tables.second).text;
  const bool is_self_relation = tables.first == tables.second;
  const bool is_ambiguous = ambiguous_.contains(tables);
  const std::string_view suffix = is_ambiguous ? std::string_view(table_name) : "";
  std::string relation = table_name.substr(1);
  const bool is_default = relation == fmt::format("{}To{}", first, second);
  if (!is_ambiguous && is_default && !is_self_relation) relation.clear();
  return {.relation = std::move(relation),
          .forward = fmt::format("{}{}{}", second, suffix, is_self_relation ? "_A" : ""),
          .back = fmt::format("{}{}{}", first, suffix, is_self_relation ? "_B" : "")};
}

}  // namespace strata::translate::pull
