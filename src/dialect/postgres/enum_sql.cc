#include "dialect/postgres/enum_sql.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "dialect/postgres/column_sql.h"
#include "dialect/postgres/names.h"
#include "diff/pairing.h"
#include "target/quote.h"

namespace strata::dialect::postgres {
namespace {

using schema::Arity;
using schema::Column;
using schema::Enum;
using schema::Schema;
using schema::Table;

constexpr std::string_view kSeveralValuesNote =
    "-- PostgreSQL 11 and older take one new value of an enum in a migration. If the database is one of\n"
    "-- them, spread these statements over several migrations.\n"
    "\n"
    "\n";

schema::ObjectName with_suffix(const schema::ObjectName& name, std::string_view suffix) {
  return {.namespace_name = name.namespace_name, .name = name.name + std::string(suffix)};
}

// A name that the script takes from a database: its default namespace is written out.
schema::ObjectName as_found(const schema::ObjectName& name, const Schema& schema) {
  const bool is_database = schema.partial_indexes == schema::PartialIndexes::found;
  if (!name.namespace_name.empty() || !is_database) return name;
  return {.namespace_name = schema.default_namespace, .name = name.name};
}

std::string alter_column(const schema::ObjectName& table, const Column& column, const std::string& what) {
  return "ALTER TABLE " + quote(table) + " ALTER COLUMN " + quote(column.name) + ' ' + what;
}

// Makes the type anew under another name, moves its columns there, and gives it the name.
class Replacement {
 public:
  Replacement(const diff::AlterEnum& step, const Pair<Schema>& schemas)
      : schemas_(schemas),
        previous_(schemas.previous.enums[step.enumeration.previous]),
        next_(schemas.next.enums[step.enumeration.next]) {}

  std::vector<std::string> statements() && {
    const schema::ObjectName made = with_suffix(next_.name, "_new");
    const schema::ObjectName old = with_suffix(previous_.name, "_old");
    add("BEGIN");
    add(create_enum(next_, made));
    find_columns();
    drop_defaults();
    change_types(made);
    add("ALTER TYPE " + quote(previous_.name) + " RENAME TO " + quote(old.name));
    add("ALTER TYPE " + quote(made) + " RENAME TO " + quote(next_.name.name));
    add("DROP TYPE " + quote(as_found(old, schemas_.previous)));
    set_defaults();
    add("COMMIT");
    return std::move(statements_);
  }

 private:
  void add(std::string statement) { statements_.push_back(std::move(statement)); }

  // The columns of the type that `previous` has, in the order in which they lose their defaults.
  void find_columns() {
    const diff::Pairing<schema::TableId> tables =
        diff::pair_by_name(schemas_.previous.tables, schemas_.next.tables);
    for (const schema::TableId id : tables.dropped) find_columns(schemas_.previous.tables[id], nullptr);
    for (const Pair<schema::TableId>& id : tables.kept) {
      find_columns(schemas_.previous.tables[id.previous], &schemas_.next.tables[id.next]);
    }
  }

  void find_columns(const Table& previous, const Table* next) {
    std::vector<Use> dropped, kept;
    for (const Column& column : previous.columns) {
      if (!is_of(column, previous_.name)) continue;
      const Column* after = next == nullptr ? nullptr : find_column(*next, column.name);
      const bool stays = after != nullptr && is_of(*after, next_.name);
      const Pair<const Table*> table = {&previous, stays ? next : nullptr};
      (after == nullptr ? dropped : kept).push_back({table, {&column, stays ? after : nullptr}});
    }
    for (std::vector<Use>* uses : {&dropped, &kept}) {
      std::ranges::sort(*uses, {},
                        [](const Use& use) -> const std::string& { return use.column.previous->name; });
      std::ranges::move(*uses, std::back_inserter(uses_));
    }
  }

  static const Column* find_column(const Table& table, const std::string& name) {
    const auto index = table.find_column(name);
    return index ? &table.columns[*index] : nullptr;
  }

  // A default is a value of the old type, which would not follow.
  void drop_defaults() {
    for (const Use& use : uses_) {
      if (!default_sql(*use.column.previous)) continue;
      add(alter_column(as_found(use.table.previous->name, schemas_.previous), *use.column.previous,
                       "DROP DEFAULT"));
    }
  }

  // What stays gets the new type. What goes later in the script becomes text for so long: the old type must
  // be free of columns to be dropped.
  void change_types(const schema::ObjectName& made) {
    std::vector<const Use*> staying;
    for (const Use& use : uses_) {
      if (use.column.next != nullptr) {
        staying.push_back(&use);
      } else {
        change_type(use.table.previous->name, *use.column.previous, "TEXT");
      }
    }
    std::ranges::sort(staying, {},
                      [](const Use* use) { return std::pair(use->table.next, use->column.next); });
    for (const Use* use : staying) change_type(use->table.next->name, *use->column.previous, quote(made));
  }

  void change_type(const schema::ObjectName& table, const Column& column, std::string type) {
    if (column.arity == Arity::list) type += "[]";
    const std::string_view by_text = type.starts_with("TEXT") ? "::" : "::text::";
    add(alter_column(table, column,
                     "TYPE " + type + " USING (" + quote(column.name) + std::string(by_text) + type + ')'));
  }

  void set_defaults() {
    for (const Use& use : uses_) {
      if (use.column.next == nullptr || !use.column.previous->default_value) continue;
      const bool same_shape =
          (use.column.previous->arity == Arity::list) == (use.column.next->arity == Arity::list);
      if (!same_shape) continue;  // with the change of the column
      if (const std::optional<std::string> value = default_sql(*use.column.next)) {
        add(alter_column(use.table.next->name, *use.column.next, "SET DEFAULT " + *value));
      }
    }
  }

  struct Use {
    Pair<const Table*> table;  // next: none where the column goes or gets another type
    Pair<const Column*> column;
  };

  const Pair<Schema>& schemas_;
  const Enum& previous_;
  const Enum& next_;
  std::vector<Use> uses_;
  std::vector<std::string> statements_;
};

}  // namespace

bool is_of(const Column& column, const schema::ObjectName& enumeration) {
  return column.type.family == schema::TypeFamily::enum_ && column.type.name == enumeration.name &&
         column.type.enum_namespace == enumeration.namespace_name;
}

std::string create_enum(const Enum& enumeration, const schema::ObjectName& name) {
  std::string sql = "CREATE TYPE " + quote(name) + " AS ENUM (";
  for (std::size_t i = 0; i < enumeration.values.size(); ++i) {
    if (i > 0) sql += ", ";
    sql += target::quote_string(enumeration.values[i]);
  }
  return sql + ')';
}

std::vector<std::string> add_values(const diff::AlterEnum& step, const Pair<Schema>& schemas) {
  const schema::ObjectName& name = schemas.previous.enums[step.enumeration.previous].name;
  std::vector<std::string> statements;
  for (const std::string& value : step.added) {
    statements.push_back("ALTER TYPE " + quote(name) + " ADD VALUE " + target::quote_string(value));
  }
  return statements;
}

std::vector<std::string> alter_enum(const diff::AlterEnum& step, const Pair<Schema>& schemas) {
  if (!step.removed.empty()) return Replacement(step, schemas).statements();
  std::vector<std::string> statements = add_values(step, schemas);
  if (statements.size() > 1) statements.front().insert(0, kSeveralValuesNote);
  return statements;
}

}  // namespace strata::dialect::postgres
