#include <string>
#include <vector>

#include "dialect/postgres/introspect.h"
#include "dialect/postgres/literal.h"

namespace strata::dialect::postgres {

// Without what extensions bring (PostGIS has tables of its own), and without partitions: their table counts.
Result<std::vector<std::string>> table_names(Connection& connection) {
  std::string sql =
      "SELECT c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
      "WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND NOT EXISTS (SELECT FROM "
      "pg_catalog.pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e') AND n.nspname IN (";
  for (const std::string& name : connection.namespaces()) sql += literal(name) + ", ";
  sql += literal(connection.default_namespace()) + ") ORDER BY c.relname";
  STRATA_TRY(const Answer answer, connection.ask(sql, {}));
  std::vector<std::string> names;
  for (int row = 0; row < answer.row_count(); ++row) names.emplace_back(answer.text(row, 0));
  return names;
}

}  // namespace strata::dialect::postgres
