// The calls that the client can make: a thin face over the engine, one function each.
#pragma once

#include <string_view>

#include "strata/result.h"

#include "rpc/parameters.h"
#include "rpc/session.h"

namespace strata::rpc {

using Method = Result<Json> (*)(Session& session, const Parameters& parameters);

// Null for a name that no method has.
[[nodiscard]] Method find_method(std::string_view name);

// ---- with a history
[[nodiscard]] Result<Json> apply_migrations(Session& session, const Parameters& parameters);
[[nodiscard]] Result<Json> create_migration(Session& session, const Parameters& parameters);
[[nodiscard]] Result<Json> dev_diagnostic(Session& session, const Parameters& parameters);
[[nodiscard]] Result<Json> diagnose_migration_history(Session& session, const Parameters& parameters);
[[nodiscard]] Result<Json> evaluate_data_loss(Session& session, const Parameters& parameters);
[[nodiscard]] Result<Json> mark_migration_applied(Session& session, const Parameters& parameters);
[[nodiscard]] Result<Json> mark_migration_rolled_back(Session& session, const Parameters& parameters);

// ---- with a schema
[[nodiscard]] Result<Json> diff(Session& session, const Parameters& parameters);
[[nodiscard]] Result<Json> introspect(Session& session, const Parameters& parameters);
[[nodiscard]] Result<Json> schema_push(Session& session, const Parameters& parameters);

// ---- with a database alone
[[nodiscard]] Result<Json> create_database(Session& session, const Parameters& parameters);
[[nodiscard]] Result<Json> db_execute(Session& session, const Parameters& parameters);
[[nodiscard]] Result<Json> ensure_connection_validity(Session& session, const Parameters& parameters);
[[nodiscard]] Result<Json> get_database_version(Session& session, const Parameters& parameters);
[[nodiscard]] Result<Json> introspect_sql(Session& session, const Parameters& parameters);
[[nodiscard]] Result<Json> reset(Session& session, const Parameters& parameters);

}  // namespace strata::rpc
