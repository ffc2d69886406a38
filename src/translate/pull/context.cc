#include "translate/pull/context.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace strata::translate::pull {
namespace {

// Tables of Prisma 1 and of the first Prisma Migrate, left behind in old databases.
struct OldTable {
  std::string_view name;
  std::array<std::string_view, 2> columns;  // that tell it from a table of the user
};
constexpr std::array kOldTables = {OldTable{"_Migration", {"revision", "datamodel_steps"}},
                                   OldTable{"_RelayId", {"id", "stableModelIdentifier"}}};

bool is_old_table(const schema::Table& table) {
  return std::ranges::any_of(kOldTables, [&](const OldTable& old) {
    return old.name == table.name.name && std::ranges::all_of(old.columns, [&](std::string_view column) {
             return table.find_column(column).has_value();
           });
  });
}

Name kept(const std::string& name, const Boxed<std::string>& mapped) {
  return {
      .text = name, .mapped = mapped ? std::optional(*mapped) : std::nullopt, .is_from_schema_file = true};
}

const psl::EnumValue* find_database_value(const psl::Enum* enumeration, std::string_view value) {
  if (enumeration == nullptr) return nullptr;
  const auto found = std::ranges::find_if(
      enumeration->values, [&](const psl::EnumValue& known) { return known.database_name() == value; });
  return found == enumeration->values.end() ? nullptr : &*found;
}

std::vector<Name> name_columns(const std::vector<schema::Column>& columns,
                               const std::vector<const psl::Field*>& fields) {
  std::vector<Name> names;
  names.reserve(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    names.push_back(fields[i] != nullptr ? kept(fields[i]->name, fields[i]->mapped_name)
                                         : field_name(columns[i].name));
  }
  NameScope scope;
  make_unique(names, scope);
  return names;
}

bool is_usable(const schema::Table& table, const std::vector<schema::KeyColumn>& key) {
  return std::ranges::all_of(key, [&](const schema::KeyColumn& part) {
    const auto index = table.find_column(part.name);
    if (!index) return false;
    const schema::Column& column = table.columns[*index];
    return column.arity == schema::Arity::required && column.type.family != schema::TypeFamily::unsupported;
  });
}

}  // namespace

Context::Context(const schema::Schema& schema, const psl::Datamodel& existing)
    : schema_(schema), existing_(existing), matches_(schema, existing) {
  for (std::size_t i = 0; i < schema.tables.size(); ++i) {
    const auto id = IdVector<schema::TableId, schema::Table>::id(i);
    const schema::Table& table = schema.tables[id];
    ids_.emplace(table.name, id);
    std::optional<JoinTable> join_table = find_join_table(table, target());
    const bool is_known = matches_.many_to_many(id) != nullptr;
    if (join_table && !is_known && !is_in_order(*join_table, table)) join_table.reset();
    join_tables_.push_back(join_table);
    is_model_.push_back(!join_tables_.back() && !is_old_table(table));
  }
  name_models();
  name_fields();
  name_enum_values();
}

// Models, enums and views share one set of names.
void Context::name_models() {
  std::map<std::string_view, int> users;
  for (const schema::Table& table : schema_.tables) ++users[table.name.name];
  for (const schema::Enum& enumeration : schema_.enums) ++users[enumeration.name.name];
  const auto name_of = [&](const auto* existing, const schema::ObjectName& object) {
    if (existing != nullptr) return kept(existing->name, existing->mapped_name);
    // Of the same name in several namespaces, each takes its namespace along.
    if (object.namespace_name.empty() || users[object.name] < 2) return pull::model_name(object.name);
    Name name = pull::model_name(object.namespace_name + "_" + object.name);
    name.mapped = object.name;
    return name;
  };
  for (std::size_t i = 0; i < schema_.tables.size(); ++i) {
    const auto id = IdVector<schema::TableId, schema::Table>::id(i);
    model_names_.push_back(name_of(matches_.model(id), schema_.tables[id].name));
  }
  for (std::size_t i = 0; i < schema_.enums.size(); ++i) {
    const auto id = IdVector<schema::EnumId, schema::Enum>::id(i);
    enum_ids_.emplace(schema_.enums[id].name, id);
    enum_names_.push_back(name_of(matches_.enumeration(id), schema_.enums[id].name));
  }
  for (std::size_t i = 0; i < schema_.views.size(); ++i) {
    view_names_.push_back(name_of(matches_.view(i), schema_.views[i].name));
  }
  NameScope scope;
  if (!has_named_enums()) {
    for (const psl::Enum& enumeration : existing_.enums) scope.reserve(enumeration.name);
  }
  make_unique(model_names_, scope);
  make_unique(enum_names_, scope);
  if (has_views()) make_unique(view_names_, scope);
}

void Context::name_enum_values() {
  for (std::size_t i = 0; i < schema_.enums.size(); ++i) {
    const auto id = IdVector<schema::EnumId, schema::Enum>::id(i);
    const psl::Enum* const existing = matches_.enumeration(id);
    std::vector<Name>& names = enum_value_names_.emplace_back();
    for (const std::string& value : schema_.enums[id].values) {
      const psl::EnumValue* const known = find_database_value(existing, value);
      names.push_back(known != nullptr ? kept(known->name, known->mapped_name)
                                       : pull::enum_value_name(value));
    }
    NameScope scope;
    make_unique(names, scope);
  }
}

std::optional<schema::EnumId> Context::find_enum(const schema::ColumnType& type) const {
  if (type.family != schema::TypeFamily::enum_) return std::nullopt;
  const auto found = enum_ids_.find({.namespace_name = type.enum_namespace, .name = type.name});
  if (found == enum_ids_.end()) return std::nullopt;
  return found->second;
}

void Context::name_fields() {
  for (std::size_t i = 0; i < schema_.tables.size(); ++i) {
    const auto id = IdVector<schema::TableId, schema::Table>::id(i);
    field_names_.push_back(name_columns(schema_.tables[id].columns, matches_.fields(id)));
  }
  for (std::size_t i = 0; i < schema_.views.size(); ++i) {
    view_field_names_.push_back(name_columns(schema_.views[i].columns, matches_.view_fields(i)));
  }
}

const Name& Context::field_name(schema::TableId table, const std::string& column) const {
  return field_names_[table.value][*schema_.tables[table].find_column(column)];
}

schema::TableId Context::table(const schema::ObjectName& name) const {
  return ids_.at(name);
}

bool has_usable_key(const schema::Table& table) {
  if (table.primary_key && is_usable(table, table.primary_key->columns)) return true;
  return std::ranges::any_of(table.indexes, [&](const schema::Index& index) {
    return index.kind == schema::IndexKind::unique && is_usable(table, index.columns);
  });
}

}  // namespace strata::translate::pull
