#include "dialect/postgres/describe_statement.h"

#include <fmt/format.h>
#include <set>
#include <string>
#include <utility>

#include "dialect/postgres/catalog_query.h"
#include "dialect/postgres/catalog_type.h"
#include "dialect/postgres/facts.h"
#include "sql/nulls.h"

namespace strata::dialect::postgres {
namespace {

// A column of a table, by the catalogue's numbers.
using Origin = std::pair<Oid, int>;

class Describer {
 public:
  Describer(const Libpq& pq, const Answer& shape, const CatalogTypes& types)
      : pq_(pq), result_(shape.get()), types_(types) {}

  [[nodiscard]] int column_count() const { return pq_.column_count(result_); }
  [[nodiscard]] Origin origin(int column) const {
    return {pq_.column_table(result_, column), pq_.column_of_table(result_, column)};
  }

  [[nodiscard]] StatementShape describe(const std::set<Origin>& never_null) const {
    StatementShape shape;
    for (int i = 0; i < pq_.parameter_count(result_); ++i) {
      CatalogColumnType found = types_.find(pq_.parameter_type(result_, i), -1, {});
      shape.parameters.push_back({.type = std::move(found.type), .is_list = found.is_list});
    }
    for (int i = 0; i < column_count(); ++i) {
      CatalogColumnType found = types_.find(pq_.column_type(result_, i), pq_.column_modifier(result_, i), {});
      shape.columns.push_back({.name = pq_.column_name(result_, i),
                               .type = std::move(found.type),
                               .is_list = found.is_list,
                               .can_be_null = !never_null.contains(origin(i))});
    }
    return shape;
  }

 private:
  const Libpq& pq_;
  const PGresult* result_;
  const CatalogTypes& types_;
};

Result<std::set<Origin>> find_never_null(Connection& connection, const Describer& describer) {
  std::string wanted;
  for (int i = 0; i < describer.column_count(); ++i) {
    const auto [table, column] = describer.origin(i);
    if (table != 0) wanted += fmt::format("{}({}, {})", wanted.empty() ? "" : ", ", table, column);
  }
  std::set<Origin> found;
  if (wanted.empty()) return found;
  STRATA_TRY(const Answer rows,
             connection.ask("SELECT attrelid, attnum FROM pg_catalog.pg_attribute WHERE attnotnull AND "
                            "(attrelid, attnum) IN (" +
                                wanted + ")",
                            {}));
  for (int row = 0; row < rows.row_count(); ++row) {
    found.emplace(static_cast<Oid>(rows.integer(row, 0)), static_cast<int>(rows.integer(row, 1)));
  }
  return found;
}

Result<StatementShape> describe_in_transaction(Connection& connection, std::string_view statement) {
  STRATA_TRY(const Libpq* const pq, load_libpq());
  STRATA_TRY(const Answer shape, connection.ask_shape(statement));
  STRATA_TRY(const Answer rows, connection.ask(catalog_types_query(), {}));
  CatalogTypes types(connection.namespaces(), connection.default_namespace());
  types.read(rows);
  const Describer describer(*pq, shape, types);
  std::set<Origin> never_null;
  if (!sql::may_add_nulls(statement, kTarget.script)) {
    STRATA_TRY(never_null, find_never_null(connection, describer));
  }
  return describer.describe(never_null);
}

}  // namespace

// In a transaction, so that behind a pooler it is one session that prepares and describes.
Result<StatementShape> describe_statement(Connection& connection, std::string_view statement) {
  STRATA_CHECK(connection.begin());
  Result<StatementShape> shape = describe_in_transaction(connection, statement);
  connection.rollback();
  return shape;
}

}  // namespace strata::dialect::postgres
