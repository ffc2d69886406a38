#include "translate/pull/foreign_key_field.h"

#include <algorithm>
#include <optional>

#include "target/constraint_name.h"
#include "translate/pull/text.h"

namespace strata::translate::pull {
namespace {

using schema::ForeignKey;
using schema::Table;
using schema::TableId;
using target::ReferentialAction;

bool is_required(const Table& table, const std::string& column) {
  return table.columns[*table.find_column(column)].arity == schema::Arity::required;
}

// A key or unique index lies within the columns: at most one row can point to a row of the other side.
bool is_unique(const Table& table, const ForeignKey& key) {
  const auto lies_within = [&](const std::vector<schema::KeyColumn>& columns) {
    return std::ranges::all_of(columns, [&](const schema::KeyColumn& column) {
      return std::ranges::find(key.columns, column.name) != key.columns.end();
    });
  };
  if (table.primary_key && lies_within(table.primary_key->columns)) return true;
  return std::ranges::any_of(table.indexes, [&](const schema::Index& index) {
    return index.kind == schema::IndexKind::unique && lies_within(index.columns);
  });
}

// Nothing for the action that a relation has when it names none.
std::optional<ReferentialAction> written_on_delete(const Table& table, const ForeignKey& key) {
  const bool has_required =
      std::ranges::any_of(key.columns, [&](const std::string& column) { return is_required(table, column); });
  const auto unwritten = has_required ? ReferentialAction::restrict_ : ReferentialAction::set_null;
  if (key.on_delete == unwritten) return std::nullopt;
  return key.on_delete;
}

// Nothing for the name that the relation has when it names none.
std::optional<std::string> written_name(const Table& table, const ForeignKey& key,
                                        const target::Target& target) {
  const std::vector<std::string_view> columns(key.columns.begin(), key.columns.end());
  if (key.name == target::foreign_key_name(table.name.name, columns, target.max_name_bytes))
    return std::nullopt;
  return key.name;
}

std::string field_list(const Context& context, TableId table, const std::vector<std::string>& columns) {
  std::vector<std::string> names;
  names.reserve(columns.size());
  for (const std::string& column : columns) names.push_back(context.field_name(table, column).text);
  return '[' + join(names) + ']';
}

std::string forward_attribute(const Context& context, TableId table, const ForeignKey& key,
                              const std::string& relation, const std::optional<std::string>& mapped_name) {
  Attribute attribute("@relation");
  if (!relation.empty()) attribute.add(quote(relation));
  attribute.add("fields", field_list(context, table, key.columns));
  attribute.add("references",
                field_list(context, context.table(key.referenced_table), key.referenced_columns));
  if (const auto action = written_on_delete(context.schema().tables[table], key)) {
    attribute.add("onDelete", target::referential_action_name(*action));
  }
  if (key.on_update != ReferentialAction::cascade) {
    attribute.add("onUpdate", target::referential_action_name(key.on_update));
  }
  if (mapped_name) attribute.add("map", quote(*mapped_name));
  return attribute.text();
}

// A model without a usable key is ignored as a whole; the fields that lead to it are ignored one by one.
bool is_ignored_field(const Context& context, TableId owner, TableId other) {
  const psl::Model* existing = context.matches().model(owner);
  const bool is_owner_ignored =
      !has_usable_key(context.schema().tables[owner]) || (existing != nullptr && existing->is_ignored);
  return !has_usable_key(context.schema().tables[other]) && !is_owner_ignored;
}

}  // namespace

RelationSides foreign_key_fields(const Context& context, const RelationNames& names, TableId table,
                                 schema::KeyIndex key_index) {
  const Table& owner = context.schema().tables[table];
  const ForeignKey& key = owner.foreign_keys[key_index];
  const TableId referenced = context.table(key.referenced_table);
  RelationName name = names.of_foreign_key(table, key);
  RelationSides sides;
  std::optional<std::string> mapped_name;

  if (const psl::Relation* existing = context.matches().relation(table, key_index)) {
    const psl::Datamodel& datamodel = context.existing();
    const psl::Field& forward = datamodel.models[existing->forward_model].fields[*existing->forward_field];
    const psl::Field& back = datamodel.models[existing->back_model].fields[*existing->back_field];
    name = {.relation = existing->has_explicit_name ? existing->name : "",
            .forward = forward.name,
            .back = back.name};
    if (const auto& mapped = forward.relation_attribute->mapped_name) mapped_name = *mapped;
    sides.forward.documentation = forward.documentation.value_or({});
    sides.back.documentation = back.documentation.value_or({});
    sides.forward.is_from_schema_file = sides.back.is_from_schema_file = true;
  }

  if (context.target().named_foreign_keys) mapped_name = written_name(owner, key, context.target());
  const bool is_optional = !std::ranges::all_of(
      key.columns, [&](const std::string& column) { return is_required(owner, column); });
  sides.forward.name = name.forward;
  sides.forward.type = context.model_name(referenced).text + (is_optional ? "?" : "");
  sides.forward.attribute = forward_attribute(context, table, key, name.relation, mapped_name);
  sides.forward.is_ignored = is_ignored_field(context, table, referenced);
  sides.back.name = name.back;
  sides.back.type = context.model_name(table).text + (is_unique(owner, key) ? "?" : "[]");
  sides.back.attribute = name.relation.empty() ? "" : "@relation(" + quote(name.relation) + ')';
  sides.back.is_ignored = is_ignored_field(context, referenced, table);
  return sides;
}

}  // namespace strata::translate::pull
