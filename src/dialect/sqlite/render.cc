#include "dialect/sqlite/render.h"

#include <cassert>

#include "dialect/sqlite/quote.h"
#include "dialect/sqlite/redefine.h"
#include "dialect/sqlite/table_sql.h"

namespace strata::dialect::sqlite {
namespace {

using diff::Migration;

RenderedStep render_step(const diff::CreateTable& step, const Migration& migration) {
  const schema::Table& table = migration.schemas.next.tables[step.next];
  return {"CreateTable", {create_table(table, table.name.name)}};
}

RenderedStep render_step(const diff::DropTable& step, const Migration& migration) {
  const schema::Table& table = migration.schemas.previous.tables[step.previous];
  return {"DropTable",
          {"PRAGMA foreign_keys=off", "DROP TABLE " + quote(table.name.name), "PRAGMA foreign_keys=on"}};
}

// The policy leaves nothing but columns that can be added.
RenderedStep render_step(const diff::AlterTable& step, const Migration& migration) {
  const schema::Table& table = migration.schemas.next.tables[step.table.next];
  RenderedStep rendered{"AlterTable", {}};
  for (const diff::TableChange& change : step.changes) {
    const auto* added = std::get_if<diff::AddColumn>(&change);
    assert(added != nullptr);
    rendered.statements.push_back("ALTER TABLE " + quote(table.name.name) + " ADD COLUMN " +
                                  column_definition(table.columns[added->next], false));
  }
  return rendered;
}

RenderedStep render_step(const diff::RedefineTables& step, const Migration& migration) {
  return {"RedefineTables", redefine_tables(step, migration.schemas)};
}

RenderedStep render_step(const diff::CreateIndex& step, const Migration& migration) {
  const schema::Table& table = migration.schemas.next.tables[step.next_table];
  return {"CreateIndex", {create_index(table.indexes[step.next], table.name.name)}};
}

RenderedStep render_step(const diff::DropIndex& step, const Migration& migration) {
  const schema::Table& table = migration.schemas.previous.tables[step.previous_table];
  return {"DropIndex", {"DROP INDEX " + quote(table.indexes[step.previous].name)}};
}

RenderedStep render_step(const diff::RedefineIndex& step, const Migration& migration) {
  const schema::Table& previous = migration.schemas.previous.tables[step.table.previous];
  const schema::Table& next = migration.schemas.next.tables[step.table.next];
  return {"RedefineIndex",
          {"DROP INDEX " + quote(previous.indexes[step.index.previous].name),
           create_index(next.indexes[step.index.next], next.name.name)}};
}

// SQLite has no namespaces and no enums, foreign keys are part of their table, and its policy renames
// nothing: a migration for it never holds the other steps.
template <typename OtherStep>
RenderedStep render_step(const OtherStep& /*step*/, const Migration& /*migration*/) {
  assert(false);
  return {};
}

}  // namespace

std::vector<RenderedStep> render(const Migration& migration) {
  std::vector<RenderedStep> rendered;
  rendered.reserve(migration.steps.size());
  for (const diff::Step& step : migration.steps) {
    rendered.push_back(std::visit([&](const auto& s) { return render_step(s, migration); }, step));
  }
  return rendered;
}

}  // namespace strata::dialect::sqlite
