#include "dialect/postgres/enum_sql.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "dialect/postgres/column_sql.h"
#include "dialect/postgres/enum_uses.h"
#include "dialect/postgres/names.h"
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
  if (!name.namespace_name.empty() || !schema::is_database(schema)) return name;
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
        next_(schemas.next.enums[step.enumeration.next]),
        uses_(enum_uses(step, schemas)) {}

  std::vector<std::string> statements() && {
    const schema::ObjectName made = with_suffix(next_.name, "_new");
    const schema::ObjectName old = with_suffix(previous_.name, "_old");
    add("BEGIN");
    add(create_enum(next_, made));
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

  // A default is a value of the old type, which would not follow.
  void drop_defaults() {
    for (const EnumUse& use : uses_) {
      if (!default_sql(*use.column.previous)) continue;
      add(alter_column(as_found(use.table.previous->name, schemas_.previous), *use.column.previous,
                       "DROP DEFAULT"));
    }
  }

  // What stays gets the new type. What goes later in the script becomes text for so long: the old type must
  // be free of columns to be dropped.
  void change_types(const schema::ObjectName& made) {
    std::vector<const EnumUse*> staying;
    for (const EnumUse& use : uses_) {
      if (use.column.next != nullptr) {
        staying.push_back(&use);
      } else {
        change_type(use.table.previous->name, *use.column.previous, "TEXT");
      }
    }
    std::ranges::sort(staying, {},
                      [](const EnumUse* use) { return std::pair(use->table.next, use->column.next); });
    for (const EnumUse* use : staying) change_type(use->table.next->name, *use->column.previous, quote(made));
  }

  void change_type(const schema::ObjectName& table, const Column& column, std::string type) {
    if (column.arity == Arity::list) type += "[]";
    const std::string_view by_text = type.starts_with("TEXT") ? "::" : "::text::";
    add(alter_column(table, column,
                     "TYPE " + type + " USING (" + quote(column.name) + std::string(by_text) + type + ')'));
  }

  void set_defaults() {
    for (const EnumUse& use : uses_) {
      if (use.column.next == nullptr || !use.column.previous->default_value) continue;
      const bool same_shape =
          (use.column.previous->arity == Arity::list) == (use.column.next->arity == Arity::list);
      if (!same_shape) continue;  // with the change of the column
      if (const std::optional<std::string> value = default_sql(*use.column.next)) {
        add(alter_column(use.table.next->name, *use.column.next, "SET DEFAULT " + *value));
      }
    }
  }

  const Pair<Schema>& schemas_;
  const Enum& previous_;
  const Enum& next_;
  std::vector<EnumUse> uses_;
  std::vector<std::string> statements_;
};

}  // namespace

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
