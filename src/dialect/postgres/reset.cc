#include "dialect/postgres/reset.h"

#include <fmt/format.h>
#include <string>

#include "target/quote.h"

namespace strata::dialect::postgres {
namespace {

// Extensions last: most go with the namespace that they are in. plpgsql is in every new database.
constexpr std::string_view kEverything = R"(
SELECT 'PUBLICATION', pg_catalog.quote_ident(pubname) FROM pg_catalog.pg_publication
UNION ALL
SELECT 'EVENT TRIGGER', pg_catalog.quote_ident(evtname) FROM pg_catalog.pg_event_trigger
UNION ALL
SELECT 'SERVER', pg_catalog.quote_ident(srvname) FROM pg_catalog.pg_foreign_server
UNION ALL
SELECT 'SCHEMA', pg_catalog.quote_ident(nspname) FROM pg_catalog.pg_namespace
WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
UNION ALL
SELECT 'EXTENSION', pg_catalog.quote_ident(extname) FROM pg_catalog.pg_extension WHERE extname <> 'plpgsql')";

}  // namespace

Result<void> reset(Connection& connection) {
  std::string script;
  for (const std::string& name : connection.namespaces()) {
    const std::string quoted = target::quote_name(name);
    script += "DROP SCHEMA IF EXISTS " + quoted + " CASCADE;\nCREATE SCHEMA " + quoted + ";\n";
  }
  return connection.execute(script);
}

Result<void> empty_database(Connection& connection, std::string_view last) {
  STRATA_TRY(const Answer found, connection.ask(kEverything, {}));
  std::string script = "BEGIN;\n";
  for (int row = 0; row < found.row_count(); ++row) {
    script += fmt::format("DROP {} IF EXISTS {} CASCADE;\n", found.text(row, 0), found.text(row, 1));
  }
  for (const std::string& name : connection.namespaces()) {
    script += fmt::format("CREATE SCHEMA IF NOT EXISTS {};\n", target::quote_name(name));
  }
  Result<void> emptied = connection.execute(script + std::string(last) + ";\nCOMMIT");
  if (!emptied) connection.rollback();
  return emptied;
}

Result<std::int64_t> change_counter(Connection& connection) {
  STRATA_TRY(const sql::Rows rows, connection.query("SELECT pg_catalog.txid_snapshot_xmax("
                                                    "pg_catalog.txid_current_snapshot())"));
  return sql::to_integer(rows.rows.at(0).at(0));
}

}  // namespace strata::dialect::postgres
