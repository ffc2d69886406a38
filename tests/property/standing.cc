#include "standing.h"

#include <algorithm>

#include "base/source.h"
#include "dialect/registry.h"
#include "diff/data_loss.h"
#include "diff/differ.h"
#include "psl/load.h"
#include "target/constraint_name.h"
#include "translate/to_schema.h"

namespace strata::property {

std::string describe(const Error& error) {
  std::string text = error.message;
  for (const std::string& detail : error.details) text += "\n" + detail;
  for (const LocatedDiagnostic& d : error.diagnostics) {
    text += "\n" + std::to_string(d.location.line) + ": " + d.message;
  }
  return text;
}

namespace {

std::string script_of(const World& world, const diff::Migration& migration) {
  return dialect::to_script(world.dialect().render(migration));
}

Result<schema::Schema> schema_of(const std::string& text) {
  if (text.empty()) return schema::Schema{};
  SourceSet sources;
  sources.add("schema.prisma", text);
  Diagnostics diagnostics;
  const psl::Datamodel datamodel = psl::load(sources, dialect::targets(), diagnostics);
  if (diagnostics.has_errors()) {
    return std::unexpected(Error{.code = ErrorCode::schema_invalid,
                                 .message = "The schema is not valid:\n" + text,
                                 .diagnostics = sources.locate(diagnostics)});
  }
  return translate::to_schema(datamodel);
}

// Fails when there is a difference that should not be.
Result<void> expect_equal(const World& world, std::string_view what, const schema::Schema& previous,
                          const schema::Schema& next) {
  const diff::Migration rest = diff::diff(previous, next, world.dialect().policy());
  if (rest.empty()) return {};
  return fail(ErrorCode::sql_failed, std::string(what) + ":\n" + script_of(world, rest));
}

std::vector<std::vector<std::string>> uniques_of(const schema::Table& table) {
  std::vector<std::vector<std::string>> uniques;
  for (const schema::Index& index : table.indexes) {
    if (index.kind != schema::IndexKind::unique) continue;
    auto& columns = uniques.emplace_back();
    for (const schema::KeyColumn& column : index.columns) columns.push_back(column.name);
  }
  return uniques;
}

// Also inside of a rebuild, where a new unique is no step of its own.
bool has_new_unique(const diff::Migration& migration) {
  for (const schema::Table& next : migration.schemas.next.tables) {
    const auto& tables = migration.schemas.previous.tables;
    const auto previous = std::ranges::find(tables, next.name, &schema::Table::name);
    if (previous == tables.end()) continue;
    const auto known = uniques_of(*previous);
    for (const auto& columns : uniques_of(next)) {
      if (std::ranges::find(known, columns) == known.end()) return true;
    }
  }
  return false;
}

// Over columns that were there: nobody says that their values are in the other table.
bool has_new_foreign_key(const diff::Migration& migration) {
  return std::ranges::any_of(migration.steps, [&](const diff::Step& step) {
    const auto* const added = std::get_if<diff::AddForeignKey>(&step);
    if (added == nullptr) return false;
    const schema::Table& next = migration.schemas.next.tables[added->next_table];
    const schema::ForeignKey& key = next.foreign_keys[added->next];
    const auto& tables = migration.schemas.previous.tables;
    const auto previous = std::ranges::find(tables, next.name, &schema::Table::name);
    return previous != tables.end() &&
           std::ranges::none_of(previous->foreign_keys, [&](const schema::ForeignKey& known) {
             return known.columns == key.columns && known.referenced_table == key.referenced_table &&
                    known.referenced_columns == key.referenced_columns;
           });
  });
}

// What existing rows may reject.
bool may_be_rejected(diff::Loss loss, const RowsDialect& rows) {
  using enum diff::Loss;
  const bool is_cast = loss == risky_cast || loss == not_castable || loss == enum_values_removed;
  return loss == unique_added || loss == primary_key_changed || (is_cast && rows.casts_refuse) ||
         !diff::is_executable(loss);
}

// Only an empty database goes through such steps for sure.
bool may_fail_on_rows(const diff::Migration& migration, const RowsDialect& rows) {
  if (has_new_unique(migration) || has_new_foreign_key(migration)) return true;
  return std::ranges::any_of(diff::find_data_loss(migration), [&](const diff::DataLossCheck& check) {
    return may_be_rejected(check.loss, rows);
  });
}

const schema::Column* find_column(const schema::Schema& schema, const schema::ObjectName& table_name,
                                  const std::string& column_name) {
  for (const schema::Table& table : schema.tables) {
    if (table.name != table_name) continue;
    const auto index = table.find_column(column_name);
    return index ? &table.columns[*index] : nullptr;
  }
  return nullptr;
}

// The namespaces that one side or the other speaks of.
std::vector<std::string> namespaces_of(const schema::Schema& previous, const schema::Schema& next) {
  std::vector<std::string> names = previous.namespaces;
  names.insert(names.end(), next.namespaces.begin(), next.namespaces.end());
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  return names;
}

// As the database has it, which cuts long names.
std::string stored(const World& world, const std::string& name) {
  const std::size_t limit = world.dialect().target().max_name_bytes;
  return limit == 0 ? name : std::string(target::cut(name, limit));
}

// A rebuild may put rows in another order, and a default may have filled what was null.
bool keeps_values(std::vector<std::string> before, std::vector<std::string> after) {
  std::erase(before, kNullText);
  std::ranges::sort(before);
  std::ranges::sort(after);
  return std::ranges::includes(after, before);
}

// Every table on both sides has its rows, every column on both sides of the same type its values.
Result<void> expect_rows_survive(const World& world, const diff::Migration& migration, const Content& before,
                                 const Content& after) {
  for (const schema::Table& table : migration.schemas.previous.tables) {
    const schema::ObjectName name = {.namespace_name = table.name.namespace_name,
                                     .name = stored(world, table.name.name)};
    const auto kept = after.find(name);
    if (kept == after.end()) continue;
    const TableContent& content = before.at(name);
    bool has_common_column = false;
    for (const schema::Column& column : table.columns) {
      const schema::Column* next = find_column(migration.schemas.next, table.name, column.name);
      if (next == nullptr) continue;
      has_common_column = true;
      if (kept->second.rows != content.rows) break;
      const std::string stored_name = stored(world, column.name);
      const bool same_shape = (next->arity == schema::Arity::list) == (column.arity == schema::Arity::list);
      if (next->type == column.type && same_shape &&
          !keeps_values(content.columns.at(stored_name), kept->second.columns.at(stored_name))) {
        return fail(ErrorCode::sql_failed, "values of " + table.name.name + "." + column.name + " changed");
      }
    }
    if (has_common_column && kept->second.rows != content.rows) {
      return fail(ErrorCode::sql_failed, "rows of " + table.name.name + " are lost");
    }
  }
  return {};
}

// Any default is as good as what `dbgenerated()` leaves open.
bool is_open(const schema::Column& column) {
  const auto* const expression =
      column.default_value ? std::get_if<schema::ExpressionDefault>(&*column.default_value) : nullptr;
  return expression != nullptr && !expression->sql;
}

// A change between two defaults of a date-time is no change (docs/compatibility.md), nor is one to a default
// that the schema file leaves open: two databases may differ in them.
void take_defaults(schema::Schema& database, const schema::Schema& other, const schema::Schema& file) {
  for (schema::Table& table : database.tables) {
    for (schema::Column& column : table.columns) {
      const schema::Column* const written = find_column(file, table.name, column.name);
      const bool counts = column.type.family != schema::TypeFamily::date_time || !column.default_value;
      if (counts && (written == nullptr || !is_open(*written))) continue;
      const schema::Column* const counterpart = find_column(other, table.name, column.name);
      if (counterpart != nullptr) column.default_value = counterpart->default_value;
    }
  }
}

}  // namespace

bool can_be_built(World& world, const std::string& text) {
  const Result<schema::Schema> schema = schema_of(text);
  if (!schema) return false;
  const auto database = world.empty_database(Place::fresh, schema->namespaces);
  return database &&
         world.run(**database, script_of(world, diff::diff({}, *schema, world.dialect().policy())));
}

Result<void> check_pair(World& world, const GeneratedPair& pair) {
  const dialect::Dialect& dialect = world.dialect();
  STRATA_TRY(const schema::Schema previous, schema_of(pair.previous));
  STRATA_TRY(const schema::Schema next, schema_of(pair.next));
  const std::vector<std::string> namespaces = namespaces_of(previous, next);
  STRATA_TRY(const auto database, world.empty_database(Place::migrated, namespaces));
  STRATA_CHECK(world.run(*database, script_of(world, diff::diff({}, previous, dialect.policy()))));
  STRATA_TRY(const schema::Schema built, dialect.introspect(*database));
  STRATA_CHECK(expect_equal(world, "previous, built and introspected, is not previous", built, previous));

  STRATA_CHECK(fill(world.rows(), *database, built));
  const diff::Migration migration = diff::diff(built, next, dialect.policy());
  const bool keeps_rows = !may_fail_on_rows(migration, world.rows());
  if (!keeps_rows) STRATA_CHECK(empty_tables(world.rows(), *database, built));
  STRATA_TRY(const Content before, read_content(world.rows(), *database, built));
  const std::string script = script_of(world, migration);
  if (auto run = world.run(*database, script); !run) {
    return fail(ErrorCode::sql_failed, "the script does not run: " + describe(run.error()) + "\n" + script);
  }
  STRATA_TRY(schema::Schema migrated, dialect.introspect(*database));
  STRATA_CHECK(expect_equal(world, "after\n" + script + "\nthere is still", migrated, next));
  STRATA_TRY(const Content after, read_content(world.rows(), *database, migrated));
  STRATA_CHECK(expect_rows_survive(world, migration, before, after));
  world.count(keeps_rows);

  STRATA_TRY(const auto fresh, world.empty_database(Place::fresh, namespaces));
  STRATA_CHECK(world.run(*fresh, script_of(world, diff::diff({}, next, dialect.policy()))));
  STRATA_TRY(const schema::Schema direct, dialect.introspect(*fresh));
  take_defaults(migrated, direct, next);
  migrated.extensions = direct.extensions;  // one that the schema file no longer lists stays
  STRATA_CHECK(expect_equal(world, "migrated and direct differ", migrated, direct));
  return expect_equal(world, "direct and migrated differ", direct, migrated);
}

}  // namespace strata::property
