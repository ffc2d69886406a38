#include "engine/database.h"

#include <utility>

namespace strata::engine {

dialect::ConnectOptions with_notes(dialect::ConnectOptions where, Observer& observer) {
  where.on_notice = [&observer](std::string_view text) { observer.on_note(text); };
  return where;
}

Result<OpenedDatabase> open_database(const dialect::Dialect& dialect, dialect::ConnectOptions where,
                                     IfMissing if_missing) {
  where.create_if_missing = false;
  where.create_namespace = if_missing != IfMissing::fail;
  Result<std::unique_ptr<sql::Connection>> connection = dialect.connect(where);
  if (connection) return OpenedDatabase{.connection = std::move(connection).value()};
  const bool is_missing = connection.error().code == ErrorCode::database_missing;
  if (!is_missing || if_missing != IfMissing::create) return std::unexpected(std::move(connection).error());
  where.create_if_missing = true;
  STRATA_TRY(auto created, dialect.connect(where));
  return OpenedDatabase{.connection = std::move(created), .created = true};
}

}  // namespace strata::engine
