#include "history.h"

#include <fmt/format.h>

namespace strata::test {
namespace {

std::string script_of(int k) {
  std::string script = fmt::format(
      "CREATE TABLE t{0} (id int PRIMARY KEY, a int);\nINSERT INTO t{0} VALUES (1, 1), (2, 2);\n", k);
  if (k == 1) script = "CREATE TABLE log (entry int);\n" + script;
  switch (k % 5) {
    case 2:
      script += fmt::format("CREATE INDEX CONCURRENTLY i{0} ON t{0} (a);\n", k);
      break;
    case 3:
      script += fmt::format("CREATE INDEX CONCURRENTLY ON t{0} (a);\n", k);
      break;
    case 4:
      script += fmt::format(
          "CREATE INDEX i{0} ON t{0} (a);\nREINDEX INDEX CONCURRENTLY i{0};\nDROP INDEX CONCURRENTLY i{0};\n"
          "CREATE UNIQUE INDEX CONCURRENTLY i{0} ON t{0} (a);\n",
          k);
      break;
    case 0:
      script += fmt::format(
          "CREATE TYPE e{0} AS ENUM ('x');\nBEGIN;\nALTER TABLE t{0} ADD e e{0};\nCOMMIT;\n"
          "CREATE INDEX i{0} ON t{0} (a);\n",
          k);
      break;
    default:
      script += fmt::format("CREATE INDEX i{0} ON t{0} (a);\n", k);
  }
  return script + fmt::format("INSERT INTO log VALUES ({});\n", k);
}

// One line a contradiction. $1: the number of applied migrations.
constexpr std::string_view kContradictions = R"(
WITH n AS (SELECT count(*) AS n FROM _prisma_migrations WHERE finished_at IS NOT NULL),
tables AS (SELECT c.oid, substr(c.relname, 2)::int AS k FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
  WHERE c.relname ~ '^t[0-9]+$' AND s.nspname = 'public')
SELECT 'recorded twice: ' || migration_name FROM _prisma_migrations GROUP BY 1, migration_name HAVING count(*) > 1
UNION ALL
SELECT 'not of the beginning: ' || migration_name FROM _prisma_migrations, n
  WHERE finished_at IS NOT NULL AND substr(migration_name, 2)::int > n
UNION ALL
SELECT 'unfinished, but not the next: ' || migration_name FROM _prisma_migrations, n
  WHERE finished_at IS NULL AND substr(migration_name, 2)::int <> n + 1
UNION ALL
SELECT 'no table of ' || k FROM n, generate_series(1, n) k WHERE k NOT IN (SELECT k FROM tables)
UNION ALL
SELECT 'a table too many: ' || k FROM n, tables WHERE k > n AND NOT EXISTS (SELECT FROM _prisma_migrations
  WHERE finished_at IS NULL AND substr(migration_name, 2)::int = k)
UNION ALL
SELECT 'indexes of ' || k || ': ' || count(i.*) FROM n, tables LEFT JOIN pg_index i ON i.indrelid = tables.oid
  AND i.indisvalid WHERE k <= n GROUP BY k HAVING count(i.*) <> 2
UNION ALL
SELECT 'INVALID index of ' || k FROM n, tables JOIN pg_index i ON i.indrelid = tables.oid
  WHERE k <= n AND NOT i.indisvalid
)";

// Asked by itself: the table comes with the first migration.
constexpr std::string_view kLogContradictions = R"(
WITH n AS (SELECT count(*) AS n FROM _prisma_migrations WHERE finished_at IS NOT NULL)
SELECT 'log of ' || k || ': ' || count(entry) FROM n, generate_series(1, n) k LEFT JOIN log ON entry = k
  GROUP BY k HAVING count(entry) <> 1
UNION ALL
SELECT 'log has ' || entry FROM n, log WHERE entry > n
)";

std::string count_of(sql::Connection& connection, const std::string& what) {
  const auto rows = connection.query("SELECT count(*) FROM " + what);
  return rows ? sql::to_text(rows->rows[0][0]) : rows.error().details.front();
}

void append(sql::Connection& connection, std::string_view query, std::string& trouble) {
  const auto rows = connection.query(query);
  if (!rows) {
    trouble += rows.error().details.front() + "\n";
    return;
  }
  for (const auto& row : rows->rows) trouble += sql::to_text(row[0]) + "\n";
}

}  // namespace

void write_history(const Project& project, int count) {
  for (int k = 1; k <= count; ++k) project.write_migration(fmt::format("m{:04}", k), script_of(k));
}

std::string find_trouble(sql::Connection& connection) {
  std::string trouble;
  if (count_of(connection, "pg_tables WHERE tablename = '_prisma_migrations'") == "0") return trouble;
  append(connection, kContradictions, trouble);
  if (count_of(connection, "pg_tables WHERE tablename = 'log'") == "1") {
    append(connection, kLogContradictions, trouble);
  }
  return trouble;
}

std::string find_trouble_at_the_end(sql::Connection& connection, int count) {
  const std::string finished = count_of(connection, "_prisma_migrations WHERE finished_at IS NOT NULL");
  const std::string trouble =
      finished == std::to_string(count) ? std::string() : "applied: " + finished + "\n";
  return trouble + find_trouble(connection);
}

}  // namespace strata::test
