#include "translate/pull/keys.h"

#include <algorithm>
#include <fmt/format.h>

#include "target/constraint_name.h"
#include "translate/pull/text.h"

namespace strata::translate::pull {
namespace {

using schema::Index;
using schema::IndexKind;
using schema::KeyColumn;
using schema::Table;
using schema::TableId;

std::string default_name(std::string_view table, std::span<const std::string_view> columns, bool is_unique,
                         std::size_t limit) {
  return is_unique ? target::unique_name(table, columns, limit) : target::index_name(table, columns, limit);
}

std::string default_name(const Table& table, const Index& index, const std::vector<KeyColumn>& written,
                         std::size_t limit) {
  std::vector<std::string_view> columns;
  for (const KeyColumn& column : written) columns.push_back(column.name);
  return default_name(table.name.name, columns, index.kind == IndexKind::unique, limit);
}

std::string database_name(const psl::Model& model, const psl::Index& index, std::size_t limit) {
  if (index.mapped_name) return *index.mapped_name;
  std::vector<std::string_view> columns;
  for (const psl::IndexColumn& column : index.columns) {
    columns.push_back(model.fields[column.field].database_name());
  }
  return default_name(model.database_name(), columns, index.kind == psl::IndexKind::unique, limit);
}

// The index of the schema file that has this name in the database. Before Prisma 3 it was called `name`.
const psl::Index* find_existing(const Context& context, TableId table, const Index& index) {
  const psl::Model* model = context.matches().model(table);
  if (model == nullptr) return nullptr;
  const auto found = std::ranges::find_if(model->indexes, [&](const psl::Index& existing) {
    return (!existing.mapped_name && existing.client_name == index.name) ||
           database_name(*model, existing, context.target().max_name_bytes) == index.name;
  });
  return found == model->indexes.end() ? nullptr : &*found;
}

std::string operator_class(const Context& context, const KeyColumn& column, target::IndexType type) {
  const std::span<const target::OperatorClass> known = context.target().operator_classes;
  const auto found = std::ranges::find_if(known, [&](const target::OperatorClass& candidate) {
    return candidate.sql == column.operator_class && candidate.index == type;
  });
  return found != known.end() ? std::string(found->name) : "raw(" + quote(column.operator_class) + ')';
}

bool names_operator_class(const psl::Index& index) {
  return std::ranges::any_of(
      index.columns, [](const psl::IndexColumn& column) { return static_cast<bool>(column.operator_class); });
}

// The columns as the reference writes them: those that ride along (INCLUDE) among them, and without the
// operator classes of a B-tree. Where the existing file knows better, as the database has them.
std::vector<KeyColumn> written_columns(const Index& index, const psl::Index* existing) {
  std::vector<KeyColumn> columns = index.columns;
  const bool keeps_classes = existing != nullptr && names_operator_class(*existing);
  if (index.type == target::IndexType::btree && !keeps_classes) {
    for (KeyColumn& column : columns) column.operator_class.clear();
  }
  const bool is_known = existing != nullptr && existing->columns.size() == columns.size();
  if (is_known || index.kind == IndexKind::unique) return columns;
  for (const std::string& column : index.included) columns.push_back(KeyColumn{.name = column});
  return columns;
}

std::string field_list(const Context& context, TableId table, const std::vector<KeyColumn>& columns,
                       target::IndexType type = target::IndexType::btree) {
  std::vector<std::string> fields;
  for (const KeyColumn& column : columns) {
    std::string field = context.field_name(table, column.name).text;
    std::vector<std::string> arguments;
    if (column.length) arguments.push_back(fmt::format("length: {}", *column.length));
    if (column.sort == schema::SortOrder::descending) arguments.emplace_back("sort: Desc");
    if (!column.operator_class.empty()) {
      arguments.push_back(fmt::format("ops: {}", operator_class(context, column, type)));
    }
    if (!arguments.empty()) field += '(' + join(arguments) + ')';
    fields.push_back(std::move(field));
  }
  return '[' + join(fields) + ']';
}

void add_mapped_name(Attribute& attribute, const Context& context, TableId table, const Index& index,
                     const std::vector<KeyColumn>& written) {
  const Table& owner = context.schema().tables[table];
  if (index.name != default_name(owner, index, written, context.target().max_name_bytes)) {
    attribute.add("map", quote(index.name));
  }
}

void add_predicate(Attribute& attribute, const Index& index) {
  if (index.predicate) attribute.add("where", "raw(" + quote(*index.predicate) + ')');
}

std::optional<std::string> written_key_name(const Table& table, const target::Target& target) {
  const std::string& name = table.primary_key->name;
  if (name.empty() || name == target::primary_key_name(table.name.name, target.max_name_bytes)) {
    return std::nullopt;
  }
  return name;
}

std::string id_attribute(const Context& context, TableId table) {
  Attribute attribute("@id");
  if (const auto name = written_key_name(context.schema().tables[table], context.target())) {
    attribute.add("map", quote(*name));
  }
  return attribute.text();
}

std::string unique_attribute(const Context& context, TableId table, const Index& index) {
  Attribute attribute("@unique");
  add_mapped_name(attribute, context, table, index, index.columns);
  if (index.columns[0].length) attribute.add("length", fmt::format("{}", *index.columns[0].length));
  if (index.columns[0].sort == schema::SortOrder::descending) attribute.add("sort", "Desc");
  add_predicate(attribute, index);
  return attribute.text();
}

std::string block_id_attribute(const Context& context, TableId table) {
  const Table& owner = context.schema().tables[table];
  Attribute attribute("@@id");
  attribute.add(field_list(context, table, owner.primary_key->columns));
  const psl::Model* model = context.matches().model(table);
  if (model != nullptr && model->primary_key && model->primary_key->client_name) {
    attribute.add("name", quote(*model->primary_key->client_name));
  }
  if (const auto name = written_key_name(owner, context.target())) attribute.add("map", quote(*name));
  return attribute.text();
}

std::string_view attribute_name(IndexKind kind) {
  switch (kind) {
    case IndexKind::normal:
      return "@@index";
    case IndexKind::unique:
      return "@@unique";
    case IndexKind::fulltext:
      return "@@fulltext";
  }
  return {};
}

std::string block_index_attribute(const Context& context, TableId table, const Index& index,
                                  const psl::Index* existing) {
  Attribute attribute(attribute_name(index.kind));
  const std::vector<KeyColumn> columns = written_columns(index, existing);
  attribute.add(field_list(context, table, columns, index.type));
  if (existing != nullptr && existing->client_name) attribute.add("name", quote(*existing->client_name));
  add_mapped_name(attribute, context, table, index, columns);
  if (index.type != target::IndexType::btree) attribute.add("type", target::index_type_name(index.type));
  add_predicate(attribute, index);
  return attribute.text();
}

// Behind a UNIQUE of the table, while an index with a name of its own does the same.
bool is_spare(const Context& context, const Table& table, const Index& index) {
  const std::string_view prefix = context.target().automatic_index_prefix;
  if (prefix.empty() || !index.name.starts_with(prefix)) return false;
  return std::ranges::any_of(table.indexes, [&](const Index& other) {
    return !other.name.starts_with(prefix) && other.kind == index.kind && other.columns == index.columns;
  });
}

// The one that stands with the field; others over the same column stand in the block.
const Index* field_unique(const Context& context, const Table& table, const std::string& column) {
  const auto found = std::ranges::find_if(table.indexes, [&](const Index& index) {
    return index.kind == IndexKind::unique && index.columns.size() == 1 && index.columns[0].name == column &&
           !is_spare(context, table, index);
  });
  return found == table.indexes.end() ? nullptr : &*found;
}

}  // namespace

std::string field_key_attributes(const Context& context, TableId table, schema::ColumnIndex column) {
  const Table& owner = context.schema().tables[table];
  const std::string& name = owner.columns[column].name;
  std::string attributes;
  if (owner.primary_key && owner.primary_key->columns.size() == 1 &&
      owner.primary_key->columns[0].name == name) {
    attributes = id_attribute(context, table);
  }
  const Index* const unique = field_unique(context, owner, name);
  if (unique == nullptr) return attributes;
  if (!attributes.empty()) attributes += ' ';
  return attributes + unique_attribute(context, table, *unique);
}

std::vector<std::string> block_key_attributes(const Context& context, TableId table) {
  const Table& owner = context.schema().tables[table];
  std::vector<std::string> attributes;
  if (owner.primary_key && owner.primary_key->columns.size() > 1) {
    attributes.push_back(block_id_attribute(context, table));
  }
  // Those that the schema file has keep its order; new ones follow.
  using Place = std::pair<bool, std::uint32_t>;
  std::vector<std::pair<Place, std::string>> placed;
  for (const Index& index : owner.indexes) {
    if (index.columns.size() == 1 && &index == field_unique(context, owner, index.columns[0].name)) continue;
    if (is_spare(context, owner, index)) continue;
    const psl::Index* existing = find_existing(context, table, index);
    const Place place = existing != nullptr ? Place{false, existing->span.begin} : Place{true, 0};
    placed.emplace_back(place, block_index_attribute(context, table, index, existing));
  }
  std::ranges::stable_sort(placed, {}, [](const auto& entry) { return entry.first; });
  for (auto& [place, attribute] : placed) attributes.push_back(std::move(attribute));
  return attributes;
}

}  // namespace strata::translate::pull
