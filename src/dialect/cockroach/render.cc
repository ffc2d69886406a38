#include "dialect/cockroach/render.h"

#include <algorithm>

#include "dialect/cockroach/sequence_sql.h"
#include "dialect/postgres/column_sql.h"
#include "dialect/postgres/enum_sql.h"
#include "dialect/postgres/enum_uses.h"
#include "dialect/postgres/names.h"
#include "dialect/postgres/renderer.h"
#include "dialect/postgres/table_sql.h"
#include "target/quote.h"

namespace strata::dialect::cockroach {
namespace {

using postgres::quote;
using schema::Column;
using schema::Table;

constexpr std::string_view kPrefix = "_prisma_new_";

class Renderer : public postgres::Renderer {
 public:
  using postgres::Renderer::Renderer;

 private:
  [[nodiscard]] postgres::ColumnDefinition column_definition() const override {
    return &cockroach::column_definition;
  }

  // Each clause by itself: CockroachDB takes few combinations.
  [[nodiscard]] Statements alter_table(const diff::AlterTable& step) const override {
    postgres::AlterTableSql sql = postgres::alter_table(
        step, schemas(), {.definition = column_definition(), .with_conversions = false});
    Statements statements = std::move(sql.before);
    const std::string alter = postgres::alter(next().tables[step.table.next].name);
    for (const std::string& clause : sql.clauses) statements.push_back(alter + clause);
    std::ranges::move(sql.after, std::back_inserter(statements));
    return statements;
  }

  // Values come and go in place. One that is a default has to be let go of first.
  [[nodiscard]] Statements alter_enum(const diff::AlterEnum& step) const override {
    Statements statements = drop_defaults(step);
    std::ranges::move(postgres::add_values(step, schemas()), std::back_inserter(statements));
    const std::string type = quote(previous().enums[step.enumeration.previous].name);
    for (const std::string& value : step.removed) {
      statements.push_back("ALTER TYPE " + type + "DROP VALUE " + target::quote_string(value));
    }
    return statements;
  }

  [[nodiscard]] Statements drop_defaults(const diff::AlterEnum& step) const {
    Statements statements;
    for (const postgres::EnumUse& use : postgres::enum_uses(step, schemas())) {
      const Column& column = *use.column.previous;
      if (!has_removed_default(column, step)) continue;
      statements.push_back(postgres::alter(use.table.previous->name) + "ALTER COLUMN " + quote(column.name) +
                           " DROP DEFAULT");
    }
    return statements;
  }

  static bool has_removed_default(const Column& column, const diff::AlterEnum& step) {
    const auto* literal =
        column.default_value ? std::get_if<schema::Literal>(&*column.default_value) : nullptr;
    return literal != nullptr && std::ranges::find(step.removed, literal->text) != step.removed.end();
  }

  [[nodiscard]] Statements alter_sequence(const diff::AlterSequence& step) const override {
    const Table& before = previous().tables[step.table.previous];
    const Table& after = next().tables[step.table.next];
    return {cockroach::alter_sequence(before, before.identities[step.identity.previous],
                                      after.identities[step.identity.next])};
  }

  [[nodiscard]] Statements alter_primary_key(const diff::AlterPrimaryKey& step) const override {
    const Table& table = next().tables[step.table.next];
    std::string columns;
    for (const schema::KeyColumn& column : table.primary_key->columns) {
      if (!columns.empty()) columns += ", ";
      columns += quote(column.name);
    }
    return {postgres::alter(table.name) + "ALTER PRIMARY KEY USING COLUMNS (" + columns + ')'};
  }

  [[nodiscard]] Statements redefine_tables(const diff::RedefineTables& step) const override {
    Statements statements;
    for (const diff::RedefineTable& table : step.tables) redefine(table, statements);
    return statements;
  }

  void redefine(const diff::RedefineTable& step, Statements& statements) const {
    const Table& before = previous().tables[step.table.previous];
    const Table& after = next().tables[step.table.next];
    const schema::ObjectName temporary = {.namespace_name = after.name.namespace_name,
                                          .name = std::string(kPrefix) + after.name.name};
    statements.push_back(create_table(after, temporary));
    for (const schema::Index& index : before.indexes) {
      statements.push_back("DROP INDEX " + postgres::quote_in(before.name.namespace_name, index.name));
    }
    if (const std::string columns = kept_columns(step, after); !columns.empty()) {
      statements.push_back("INSERT INTO " + quote(temporary) + " (" + columns + ") SELECT " + columns +
                           " FROM " + quote(before.name));
    }
    statements.push_back("DROP TABLE " + quote(before.name) + " CASCADE");
    statements.push_back(postgres::alter(temporary) + "RENAME TO " + quote(after.name.name));
    for (const schema::Index& index : after.indexes) {
      statements.push_back(postgres::create_index(index, after.name));
    }
    for (const schema::ForeignKey& key : after.foreign_keys) {
      statements.push_back(postgres::add_foreign_key(key, after.name));
    }
  }

  static std::string kept_columns(const diff::RedefineTable& step, const Table& table) {
    std::string columns;
    for (const diff::ColumnPair& pair : step.kept) {
      if (!columns.empty()) columns += ',';
      columns += quote(table.columns[pair.column.next].name);
    }
    return columns;
  }
};

}  // namespace

std::vector<RenderedStep> render(const diff::Migration& migration) {
  return Renderer(migration).render(migration.steps);
}

}  // namespace strata::dialect::cockroach
