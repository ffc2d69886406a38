#include "dialect/postgres/reset.h"

#include <string>

#include "target/quote.h"

namespace strata::dialect::postgres {

Result<void> reset(Connection& connection) {
  std::string script;
  for (const std::string& name : connection.namespaces()) {
    const std::string quoted = target::quote_name(name);
    script += "DROP SCHEMA IF EXISTS " + quoted + " CASCADE;\nCREATE SCHEMA " + quoted + ";\n";
  }
  return connection.execute(script);
}

Result<std::int64_t> change_counter(Connection& connection) {
  STRATA_TRY(const sql::Rows rows, connection.query("SELECT pg_catalog.txid_snapshot_xmax("
                                                    "pg_catalog.txid_current_snapshot())"));
  return sql::to_integer(rows.rows.at(0).at(0));
}

}  // namespace strata::dialect::postgres
