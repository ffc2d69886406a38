// Opening the project's database.
#pragma once

#include <cstdint>
#include <memory>

#include "strata/engine.h"
#include "strata/result.h"

#include "dialect/dialect.h"
#include "sql/connection.h"

namespace strata::engine {

// A database, and the default namespace in it.
enum class IfMissing : std::uint8_t { fail, create_namespace, create };

struct OpenedDatabase {
  std::unique_ptr<sql::Connection> connection;
  bool created = false;  // it did not exist before
};

// So that the observer hears what the server says beside its answers. The observer outlives the connection.
[[nodiscard]] dialect::ConnectOptions with_notes(dialect::ConnectOptions where, Observer& observer);

[[nodiscard]] Result<OpenedDatabase> open_database(const dialect::Dialect& dialect,
                                                   dialect::ConnectOptions where, IfMissing if_missing);

}  // namespace strata::engine
