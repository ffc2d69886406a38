#include "dialect/postgres/run_script.h"

namespace strata::dialect::postgres {

Result<bool> run_script(Connection& connection, std::string_view script, const Surroundings& surroundings) {
  STRATA_CHECK(connection.begin());
  Result<bool> goes_on = surroundings.before();
  if (!goes_on || !*goes_on) {
    connection.rollback();
    return goes_on;
  }
  Result<void> done = connection.execute(script);
  if (done) done = surroundings.after();
  if (done) done = connection.commit();
  if (done) return true;
  connection.rollback();
  return std::unexpected(std::move(done).error());
}

}  // namespace strata::dialect::postgres
