#include "dialect/postgres/alter_table.h"

#include <algorithm>
#include <optional>

#include "base/overloaded.h"
#include "dialect/postgres/column_sql.h"
#include "dialect/postgres/names.h"
#include "dialect/postgres/sequences.h"
#include "dialect/postgres/table_sql.h"
#include "dialect/postgres/type_change.h"
#include "target/quote.h"

namespace strata::dialect::postgres {
namespace {

using schema::Arity;
using schema::Column;
using schema::Schema;
using schema::Table;

// Collects what the changes of one table come to.
class Writer {
 public:
  Writer(const Pair<const Table*>& table, const Schema& next, const AlterTableStyle& style)
      : table_(table), next_(next), style_(style) {}

  void add(const diff::TableChange& change) {
    std::visit([&](const auto& c) { visit(c); }, change);
  }

  AlterTableSql sql() && {
    std::ranges::move(about_sequences_, std::back_inserter(sql_.after));
    return std::move(sql_);
  }

 private:
  void visit(const diff::DropPrimaryKey& /*change*/) {
    sql_.clauses.push_back("DROP CONSTRAINT " + quote(table_.previous->primary_key->name));
  }
  // Not as a clause: PostgreSQL renames in a statement of its own.
  void visit(const diff::RenamePrimaryKey& /*change*/) {
    sql_.after.push_back(alter(table_.next->name) + "RENAME CONSTRAINT " +
                         quote(table_.previous->primary_key->name) + " TO " +
                         quote(table_.next->primary_key->name));
  }
  void visit(const diff::AddPrimaryKey& /*change*/) {
    sql_.clauses.push_back("ADD " + primary_key(*table_.next->primary_key, ", "));
  }
  void visit(const diff::DropColumn& change) { drop(table_.previous->columns[change.previous]); }
  void visit(const diff::AddColumn& change) { add(table_.next->columns[change.next]); }
  void visit(const diff::DropAndRecreateColumn& change) {
    drop(table_.previous->columns[change.pair.column.previous]);
    add(table_.next->columns[change.pair.column.next]);
  }

  void drop(const Column& column) { sql_.clauses.push_back("DROP COLUMN " + quote(column.name)); }
  void add(const Column& column) {
    sql_.clauses.push_back("ADD COLUMN     " + style_.definition(*table_.next, column));
  }

  void visit(const diff::AlterColumn& change) {
    const Pair<const Column*> column = {&table_.previous->columns[change.pair.column.previous],
                                        &table_.next->columns[change.pair.column.next]};
    const diff::ColumnChanges& changes = change.pair.changes;
    const auto clause = [&](const std::string& what) {
      sql_.clauses.push_back("ALTER COLUMN " + quote(column.next->name) + ' ' + what);
    };
    if (changes.arity) {
      if (column.next->arity == Arity::required) clause("SET NOT NULL");
      if (column.next->arity == Arity::nullable) clause("DROP NOT NULL");
    }
    const std::optional<std::string> conversion =
        style_.with_conversions ? conversion_of(column, changes.type != diff::TypeChange::none)
                                : std::nullopt;
    const bool loses_default = conversion && default_sql(*column.previous);
    if (loses_default) clause("DROP DEFAULT");
    const std::optional<std::string> value = default_sql(*column.next);
    if (value && (changes.default_value || loses_default)) clause("SET DEFAULT " + *value);
    if (!value && changes.default_value && !loses_default) clause("DROP DEFAULT");
    if (changes.autoincrement) {
      clause(column.next->is_autoincrement ? start_counting(*column.next) : stop_counting(*column.previous));
    }
    const bool other_shape = (column.previous->arity == Arity::list) != (column.next->arity == Arity::list);
    if (changes.type != diff::TypeChange::none || other_shape) {
      clause("SET DATA TYPE " + type_sql(column.next->type, column.next->arity) +
             (conversion ? " USING " + *conversion : ""));
    }
  }

  // How the values get into the new type where PostgreSQL does not know by itself. A default does not follow
  // then.
  static std::optional<std::string> conversion_of(const Pair<const Column*>& column, bool is_retyped) {
    const bool was_list = column.previous->arity == Arity::list;
    const bool is_list = column.next->arity == Arity::list;
    const std::string name = quote(column.next->name);
    if (was_list != is_list && column.next->type.family == schema::TypeFamily::enum_) {
      return is_list ? "array_remove(ARRAY[" + name + "], NULL)" : name + "[1]";
    }
    if (!is_retyped || casts_by_itself(column.previous->type, column.next->type)) return std::nullopt;
    return '(' + name + "::text::" + type_sql(column.next->type, column.next->arity) + ')';
  }

  std::string start_counting(const Column& column) {
    const std::string sequence = new_sequence(table_.next->name, column);
    sql_.before.push_back("CREATE SEQUENCE " + sequence);
    about_sequences_.push_back("ALTER SEQUENCE " + sequence + " OWNED BY " + quote(table_.next->name) + '.' +
                               quote(column.name));
    return "SET DEFAULT nextval(" + target::quote_string(sequence) + ')';
  }

  std::string stop_counting(const Column& column) {
    if (!is_used(column.default_value)) {
      about_sequences_.push_back("DROP SEQUENCE " + quote(sequence_of(table_.previous->name, column)));
    }
    return "DROP DEFAULT";
  }

  // Another column draws from the same sequence. Between two schema files, which know no names of sequences,
  // any might.
  [[nodiscard]] bool is_used(const Boxed<schema::Default>& sequence) const {
    return std::ranges::any_of(next_.tables, [&](const Table& table) {
      return std::ranges::find(table.columns, sequence, &Column::default_value) != table.columns.end();
    });
  }

  Pair<const Table*> table_;
  const Schema& next_;
  const AlterTableStyle& style_;
  AlterTableSql sql_;
  std::vector<std::string> about_sequences_;
};

}  // namespace

std::string alter(const schema::ObjectName& table) {
  return "ALTER TABLE " + quote(table) + ' ';
}

AlterTableSql alter_table(const diff::AlterTable& step, const Pair<Schema>& schemas,
                          const AlterTableStyle& style) {
  const Pair<const Table*> table = {&schemas.previous.tables[step.table.previous],
                                    &schemas.next.tables[step.table.next]};
  Writer writer(table, schemas.next, style);
  for (const diff::TableChange& change : step.changes) writer.add(change);
  return std::move(writer).sql();
}

}  // namespace strata::dialect::postgres
