#include "dialect/postgres/connection.h"

namespace strata::dialect::postgres {
namespace {

std::unexpected<Error> not_yet() {
  return fail(ErrorCode::sql_failed, "strata cannot connect to PostgreSQL yet.");
}

}  // namespace

Result<std::unique_ptr<sql::Connection>> Connection::open(const ConnectOptions& /*options*/) {
  return not_yet();
}

Connection::~Connection() = default;

Result<sql::Rows> Connection::query(std::string_view /*sql*/, std::span<const sql::Value> /*parameters*/) {
  return not_yet();
}

Result<void> Connection::execute(std::string_view /*script*/) {
  return not_yet();
}

Result<void> Connection::begin() {
  return execute("BEGIN");
}

Result<void> Connection::commit() {
  return execute("COMMIT");
}

void Connection::rollback() {
  if (in_transaction()) static_cast<void>(execute("ROLLBACK"));
}

bool Connection::in_transaction() const {
  return false;
}

}  // namespace strata::dialect::postgres
