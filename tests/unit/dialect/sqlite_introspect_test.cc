#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "dialect/sqlite/connection.h"
#include "dialect/sqlite/introspect.h"

namespace strata::dialect::sqlite {
namespace {

using schema::Schema;

std::unique_ptr<Connection> open_memory() {
  auto opened = Connection::open({.path = ":memory:", .written = ":memory:"}, {});
  EXPECT_TRUE(opened.has_value());
  return std::move(opened).value();
}

Schema introspect_script(std::string_view script) {
  const auto connection = open_memory();
  const auto ran = connection->execute(script);
  EXPECT_TRUE(ran.has_value()) << fmt::format("{}", fmt::join(ran.error().details, "\n"));
  auto schema = introspect(*connection);
  EXPECT_TRUE(schema.has_value()) << schema.error().message;
  return std::move(schema).value();
}

std::string list(const std::vector<schema::KeyColumn>& columns) {
  std::vector<std::string> names;
  for (const auto& column : columns) names.push_back(column.name + (column.sort ? " desc" : ""));
  return fmt::format("({})", fmt::join(names, ", "));
}

// One line a thing, for comparing with what a test expects.
std::string dump(const Schema& schema) {
  std::string text;
  for (const schema::Table& table : schema.tables) {
    text += fmt::format("table {}\n", table.name.name);
    for (const schema::Column& column : table.columns) {
      text += fmt::format("  {} {}{}{}{}\n", column.name, column.type.name,
                          column.arity == schema::Arity::nullable ? "?" : "",
                          column.default_value ? " default" : "", column.is_autoincrement ? " counts" : "");
    }
    if (table.primary_key) text += fmt::format("  key {}\n", list(table.primary_key->columns));
    for (const schema::Index& index : table.indexes) {
      text +=
          fmt::format("  {} {} {}{}\n", index.kind == schema::IndexKind::unique ? "unique" : "index",
                      index.name, list(index.columns), index.predicate ? " where " + *index.predicate : "");
    }
    for (const schema::ForeignKey& key : table.foreign_keys) {
      text += fmt::format("  foreign ({}) {} ({}) {} {}\n", fmt::join(key.columns, ", "),
                          key.referenced_table.name, fmt::join(key.referenced_columns, ", "),
                          target::referential_action_name(key.on_delete),
                          target::referential_action_name(key.on_update));
    }
  }
  for (const schema::View& view : schema.views) {
    text += fmt::format("view {} {}\n", view.name.name, view.columns.size());
  }
  return text;
}

struct Case {
  std::string_view name;
  std::string_view script;
  std::string_view expected;
};

class SqliteIntrospect : public testing::TestWithParam<Case> {};

TEST_P(SqliteIntrospect, GivesTheSchema) {
  EXPECT_EQ(dump(introspect_script(GetParam().script)), GetParam().expected);
}

const std::vector<Case> kCases = {
    {"empty", "", ""},
    {"tables_by_name_columns_as_declared",
     "CREATE TABLE b(z INT, a TEXT NOT NULL); CREATE TABLE B2(x); CREATE TABLE C(x REAL DEFAULT 1);",
     "table B2\n  x ?\ntable C\n  x REAL? default\ntable b\n  z INTEGER?\n  a TEXT\n"},
    {"integer_key_counts",
     "CREATE TABLE a(id INTEGER PRIMARY KEY); CREATE TABLE b(id INT PRIMARY KEY);"
     "CREATE TABLE c(a INTEGER, b INTEGER, PRIMARY KEY (b, a)) WITHOUT ROWID",
     "table a\n  id INTEGER counts\n  key (id)\ntable b\n  id INTEGER?\n  key (id)\n"
     "table c\n  a INTEGER\n  b INTEGER\n  key (b, a)\n"},
    {"indexes_newest_first",
     "CREATE TABLE a(x, y, UNIQUE (x, y)); CREATE INDEX i ON a(y DESC); CREATE UNIQUE INDEX j ON a(x) WHERE "
     "(y > 1) ;",
     "table a\n  x ?\n  y ?\n  unique j (x) where (y > 1)\n  index i (y desc)\n"
     "  unique sqlite_autoindex_a_1 (x, y)\n"},
    {"predicates_with_words_that_look_like_where",
     "CREATE TABLE a(x, \"where\"); CREATE INDEX i ON a(\"where\") wHere -- where?\n \"where\" <> ' where ';",
     "table a\n  x ?\n  where ?\n  index i (where) where -- where?\n \"where\" <> ' where '\n"},
    {"expression_indexes_are_left_out",
     "CREATE TABLE a(x); CREATE INDEX i ON a(x + 1); CREATE INDEX j ON a(x, lower(x));", "table a\n  x ?\n"},
    {"generated_columns_are_left_out",
     "CREATE TABLE a(x, y AS (x + 1), z AS (x + 2) STORED); CREATE INDEX i ON a(y);", "table a\n  x ?\n"},
    {"foreign_keys",
     "CREATE TABLE a(x INT NOT NULL, y INT NOT NULL, PRIMARY KEY (x, y));"
     "CREATE TABLE b(p INT, q INT, r INT REFERENCES A ON DELETE SET NULL, s INT REFERENCES B(S), t INT "
     "REFERENCES gone(id),"
     " u INT REFERENCES a(nowhere), FOREIGN KEY (p, q) REFERENCES \"A\" ON UPDATE CASCADE ON DELETE "
     "RESTRICT)",
     "table a\n  x INTEGER\n  y INTEGER\n  key (x, y)\n"
     "table b\n  p INTEGER?\n  q INTEGER?\n  r INTEGER?\n  s INTEGER?\n  t INTEGER?\n  u INTEGER?\n"
     "  foreign (p, q) a (x, y) Restrict Cascade\n  foreign (s) b (s) NoAction NoAction\n"},
    {"internal_tables_are_left_out",
     "CREATE TABLE a(id INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO a DEFAULT VALUES; ANALYZE;"
     "CREATE TABLE _prisma_migrations(id); CREATE TABLE _cf_KV(id); CREATE TABLE _cf_small(id);"
     "CREATE VIRTUAL TABLE words USING fts5(word);",
     "table _cf_small\n  id ?\ntable a\n  id INTEGER counts\n  key (id)\n"},
    {"triggers_and_checks_do_no_harm",
     "CREATE TABLE a(x INT CHECK (x > 0), y INT AS (x)); CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; "
     "END;",
     "table a\n  x INTEGER?\n"},
    {"views",
     "CREATE TABLE a(x INT); CREATE VIEW v AS SELECT x, x AS y FROM a; CREATE VIEW broken AS SELECT 1 FROM "
     "gone;",
     "table a\n  x INTEGER?\nview broken 0\nview v 2\n"},
    {"odd_names",
     "CREATE TABLE \"a\"\"b'; DROP\n\"(\"c\"\"[\" INT PRIMARY KEY, [ü ü] TEXT, `` INT);"
     "CREATE UNIQUE INDEX \"i'\" ON \"a\"\"b'; DROP\n\"(\"c\"\"[\", [ü ü]);",
     "table a\"b'; DROP\n\n  c\"[ INTEGER?\n  ü ü TEXT?\n   INTEGER?\n  key (c\"[)\n  unique i' (c\"[, ü "
     "ü)\n"},
};

INSTANTIATE_TEST_SUITE_P(All, SqliteIntrospect, testing::ValuesIn(kCases),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(SqliteIntrospectErrors, AnEditedCatalogueIsToldNotTrusted) {
  const auto connection = open_memory();
  ASSERT_TRUE(
      connection->execute("CREATE TABLE a(x); PRAGMA writable_schema = ON;"
                          "UPDATE sqlite_schema SET sql = 'CREATE TABLE a(' WHERE name = 'a';"));
  const auto image = connection->save_image();
  ASSERT_TRUE(image.has_value());
  const auto reopened = open_memory();
  const auto loaded = reopened->load_image(*image);
  const auto schema = introspect(*reopened);
  ASSERT_FALSE(loaded.has_value() && schema.has_value());
  EXPECT_EQ((loaded ? schema.error() : loaded.error()).code, ErrorCode::file_unreadable);
}

TEST(SqliteIntrospectErrors, AFileCutShortIsToldNotTrusted) {
  const auto connection = open_memory();
  ASSERT_TRUE(connection->execute("CREATE TABLE a(x); CREATE TABLE b(y); CREATE INDEX i ON a(x);"));
  const auto image = connection->save_image();
  ASSERT_TRUE(image.has_value());
  for (const std::size_t size : {std::size_t{100}, std::size_t{512}, image->size() / 2, image->size() - 1}) {
    const auto reopened = open_memory();
    const auto loaded = reopened->load_image(image->substr(0, size));
    if (!loaded) continue;
    const auto schema = introspect(*reopened);
    EXPECT_TRUE(!schema || schema->tables.size() <= 2);
  }
}

}  // namespace
}  // namespace strata::dialect::sqlite
