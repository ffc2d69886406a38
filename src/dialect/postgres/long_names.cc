#include "dialect/postgres/long_names.h"

#include <map>
#include <string>

#include "dialect/postgres/facts.h"
#include "target/constraint_name.h"

namespace strata::dialect::postgres {
namespace {

using schema::Schema;
using schema::Table;

// By cut name. A map of few: hardly any name is that long.
using Whole = std::map<std::string, std::string, std::less<>>;
using WholeNames = std::map<schema::ObjectName, std::string>;

bool is_long(const std::string& name) {
  return name.size() > kTarget.max_name_bytes;
}

std::string cut(const std::string& name) {
  return std::string(target::cut(name, kTarget.max_name_bytes));
}

schema::ObjectName cut(const schema::ObjectName& name) {
  return {.namespace_name = name.namespace_name, .name = cut(name.name)};
}

template <typename Objects>
WholeNames long_names(const Objects& objects) {
  WholeNames names;
  for (const auto& object : objects) {
    if (is_long(object.name.name)) names.emplace(cut(object.name), object.name.name);
  }
  return names;
}

void restore(schema::ObjectName& name, const WholeNames& whole) {
  if (const auto found = whole.find(name); found != whole.end()) name.name = found->second;
}

void restore(std::string& name, const Whole& whole) {
  if (const auto found = whole.find(name); found != whole.end()) name = found->second;
}

void restore_columns(Table& table, const Whole& whole) {
  for (schema::Column& column : table.columns) restore(column.name, whole);
  for (schema::Identity& identity : table.identities) restore(identity.column, whole);
  if (table.primary_key) {
    for (schema::KeyColumn& column : table.primary_key->columns) restore(column.name, whole);
  }
  for (std::vector<schema::Index>* indexes : {&table.indexes, &table.unmanaged_indexes}) {
    for (schema::Index& index : *indexes) {
      for (schema::KeyColumn& column : index.columns) restore(column.name, whole);
    }
  }
  for (schema::ForeignKey& key : table.foreign_keys) {
    for (std::string& column : key.columns) restore(column, whole);
  }
}

void restore_tables(Schema& database, const WholeNames& whole) {
  for (Table& table : database.tables) {
    restore(table.name, whole);
    for (schema::ForeignKey& key : table.foreign_keys) restore(key.referenced_table, whole);
  }
}

void restore_enums(Schema& database, const WholeNames& whole) {
  for (schema::Enum& enumeration : database.enums) restore(enumeration.name, whole);
  for (Table& table : database.tables) {
    for (schema::Column& column : table.columns) {
      if (column.type.family != schema::TypeFamily::enum_) continue;
      schema::ObjectName name = {.namespace_name = column.type.enum_namespace, .name = column.type.name};
      restore(name, whole);
      column.type.name = std::move(name.name);
    }
  }
}

void restore_all_columns(Schema& database, const Schema& file) {
  std::map<schema::ObjectName, Whole> tables;
  for (const Table& table : file.tables) {
    for (const schema::Column& column : table.columns) {
      if (is_long(column.name)) tables[table.name].emplace(cut(column.name), column.name);
    }
  }
  if (tables.empty()) return;
  for (Table& table : database.tables) {
    if (const auto found = tables.find(table.name); found != tables.end()) {
      restore_columns(table, found->second);
    }
    for (schema::ForeignKey& key : table.foreign_keys) {
      const auto found = tables.find(key.referenced_table);
      if (found == tables.end()) continue;
      for (std::string& column : key.referenced_columns) restore(column, found->second);
    }
  }
}

}  // namespace

void restore_long_names(Schema& database, const Schema& file) {
  if (const WholeNames tables = long_names(file.tables); !tables.empty()) restore_tables(database, tables);
  if (const WholeNames enums = long_names(file.enums); !enums.empty()) restore_enums(database, enums);
  restore_all_columns(database, file);
}

}  // namespace strata::dialect::postgres
