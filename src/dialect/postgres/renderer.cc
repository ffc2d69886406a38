#include "dialect/postgres/renderer.h"

#include <cassert>

#include "dialect/postgres/column_sql.h"
#include "dialect/postgres/enum_sql.h"
#include "dialect/postgres/names.h"
#include "dialect/postgres/table_sql.h"

namespace strata::dialect::postgres {

using schema::Schema;
using schema::Table;

struct Renderer::StepRenderer {
  const Renderer& renderer;

  const Schema& previous() const { return renderer.previous(); }
  const Schema& next() const { return renderer.next(); }

  RenderedStep operator()(const diff::CreateNamespace& s) const {
    return {"CreateSchema", {"CREATE SCHEMA IF NOT EXISTS " + quote(s.name)}};
  }
  RenderedStep operator()(const diff::DropExtension& s) const {
    return {"DropExtension", {"DROP EXTENSION " + quote(previous().extensions[s.previous].name)}};
  }
  RenderedStep operator()(const diff::CreateExtension& s) const {
    const schema::Extension& extension = next().extensions[s.next];
    std::string sql = "CREATE EXTENSION IF NOT EXISTS " + quote(extension.name);
    if (!extension.namespace_name.empty() || !extension.version.empty()) sql += " WITH";
    if (!extension.namespace_name.empty()) sql += " SCHEMA " + quote(extension.namespace_name);
    if (!extension.version.empty()) sql += " VERSION " + quote(extension.version);
    return {"CreateExtension", {std::move(sql)}};
  }
  RenderedStep operator()(const diff::AlterExtension& s) const {
    const schema::Extension& before = previous().extensions[s.extension.previous];
    const schema::Extension& after = next().extensions[s.extension.next];
    const std::string sql = "ALTER EXTENSION " + quote(after.name);
    RenderedStep step{"AlterExtension", {}};
    if (!after.version.empty() && after.version != before.version) {
      step.statements.push_back(sql + " UPDATE TO " + quote(after.version));
    }
    if (!after.namespace_name.empty() && after.namespace_name != before.namespace_name) {
      step.statements.push_back(sql + " SET SCHEMA " + quote(after.namespace_name));
    }
    return step;
  }
  RenderedStep operator()(const diff::AlterSequence& s) const {
    return {"AlterSequence", renderer.alter_sequence(s)};
  }
  RenderedStep operator()(const diff::CreateEnum& s) const {
    const schema::Enum& enumeration = next().enums[s.next];
    return {"CreateEnum", {create_enum(enumeration, enumeration.name)}};
  }
  RenderedStep operator()(const diff::AlterEnum& s) const { return {"AlterEnum", renderer.alter_enum(s)}; }
  RenderedStep operator()(const diff::DropForeignKey& s) const {
    const Table& table = previous().tables[s.previous_table];
    return {"DropForeignKey",
            {alter(table.name) + "DROP CONSTRAINT " + quote(table.foreign_keys[s.previous].name)}};
  }
  RenderedStep operator()(const diff::DropIndex& s) const {
    const Table& table = previous().tables[s.previous_table];
    return {"DropIndex",
            {"DROP INDEX " + quote_in(table.name.namespace_name, table.indexes[s.previous].name)}};
  }
  RenderedStep operator()(const diff::AlterTable& s) const { return {"AlterTable", renderer.alter_table(s)}; }
  RenderedStep operator()(const diff::AlterPrimaryKey& s) const {
    return {"AlterPrimaryKey", renderer.alter_primary_key(s)};
  }
  RenderedStep operator()(const diff::DropTable& s) const {
    return {"DropTable", {"DROP TABLE " + quote(previous().tables[s.previous].name)}};
  }
  RenderedStep operator()(const diff::DropEnum& s) const {
    return {"DropEnum", {"DROP TYPE " + quote(previous().enums[s.previous].name)}};
  }
  RenderedStep operator()(const diff::CreateTable& s) const {
    const Table& table = next().tables[s.next];
    return {"CreateTable", {renderer.create_table(table, table.name)}};
  }
  RenderedStep operator()(const diff::RedefineTables& s) const {
    return {"RedefineTables", renderer.redefine_tables(s)};
  }
  RenderedStep operator()(const diff::CreateIndex& s) const {
    const Table& table = next().tables[s.next_table];
    return {"CreateIndex", {create_index(table.indexes[s.next], table.name)}};
  }
  RenderedStep operator()(const diff::RenameForeignKey& s) const {
    const Table& before = previous().tables[s.table.previous];
    const Table& after = next().tables[s.table.next];
    return {
        "RenameForeignKey",
        {alter(after.name) + "RENAME CONSTRAINT " + quote(before.foreign_keys[s.foreign_key.previous].name) +
         " TO " + quote(after.foreign_keys[s.foreign_key.next].name)}};
  }
  RenderedStep operator()(const diff::AddForeignKey& s) const {
    const Table& table = next().tables[s.next_table];
    return {"AddForeignKey", {add_foreign_key(table.foreign_keys[s.next], table.name)}};
  }
  RenderedStep operator()(const diff::RenameIndex& s) const {
    const Table& before = previous().tables[s.table.previous];
    const Table& after = next().tables[s.table.next];
    return {"RenameIndex",
            {"ALTER INDEX " + quote_in(before.name.namespace_name, before.indexes[s.index.previous].name) +
             " RENAME TO " + quote(after.indexes[s.index.next].name)}};
  }
  // The policy renames.
  RenderedStep operator()(const diff::RedefineIndex& /*s*/) const {
    assert(false);
    return {};
  }
};

std::vector<RenderedStep> Renderer::render(const std::vector<diff::Step>& steps) const {
  std::vector<RenderedStep> rendered;
  rendered.reserve(steps.size());
  const StepRenderer step_renderer{*this};
  for (const diff::Step& step : steps) {
    RenderedStep one = std::visit(step_renderer, step);
    if (!one.statements.empty()) rendered.push_back(std::move(one));
  }
  return rendered;
}

ColumnDefinition Renderer::column_definition() const {
  return
      [](const Table& /*table*/, const schema::Column& column) { return serial_column_definition(column); };
}

std::string Renderer::create_table(const Table& table, const schema::ObjectName& name) const {
  std::vector<std::string> columns;
  columns.reserve(table.columns.size());
  const ColumnDefinition definition = column_definition();
  for (const schema::Column& column : table.columns) columns.push_back(definition(table, column));
  return postgres::create_table(table, name, columns);
}

// All clauses in one statement, which PostgreSQL runs in one pass over the rows.
Renderer::Statements Renderer::alter_table(const diff::AlterTable& step) const {
  AlterTableSql sql = postgres::alter_table(step, schemas_, {.definition = column_definition()});
  Statements statements = std::move(sql.before);
  if (!sql.clauses.empty()) {
    std::string& statement = statements.emplace_back(alter(next().tables[step.table.next].name));
    for (const std::string& clause : sql.clauses) {
      if (&clause != &sql.clauses.front()) statement += ",\n";
      statement += clause;
    }
  }
  for (std::string& statement : sql.after) statements.push_back(std::move(statement));
  return statements;
}

Renderer::Statements Renderer::alter_enum(const diff::AlterEnum& step) const {
  return postgres::alter_enum(step, schemas_);
}

Renderer::Statements Renderer::alter_sequence(const diff::AlterSequence& /*step*/) const {
  assert(false);
  return {};
}

Renderer::Statements Renderer::alter_primary_key(const diff::AlterPrimaryKey& /*step*/) const {
  assert(false);
  return {};
}

Renderer::Statements Renderer::redefine_tables(const diff::RedefineTables& /*step*/) const {
  assert(false);
  return {};
}

}  // namespace strata::dialect::postgres
