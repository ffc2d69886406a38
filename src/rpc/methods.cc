#include "rpc/methods.h"

#include <algorithm>
#include <cstdlib>

namespace strata::rpc {
namespace {

// How the client tests what it says when an engine dies.
Result<Json> debug_panic(Session& /*session*/, const Parameters& /*parameters*/) {
  std::_Exit(101);
}

struct NamedMethod {
  std::string_view name;
  Method method;
};

constexpr NamedMethod kMethods[] = {
    {"applyMigrations", apply_migrations},
    {"createDatabase", create_database},
    {"createMigration", create_migration},
    {"dbExecute", db_execute},
    {"debugPanic", debug_panic},
    {"devDiagnostic", dev_diagnostic},
    {"diagnoseMigrationHistory", diagnose_migration_history},
    {"diff", diff},
    {"ensureConnectionValidity", ensure_connection_validity},
    {"evaluateDataLoss", evaluate_data_loss},
    {"getDatabaseVersion", get_database_version},
    {"introspect", introspect},
    {"introspectSql", introspect_sql},
    {"markMigrationApplied", mark_migration_applied},
    {"markMigrationRolledBack", mark_migration_rolled_back},
    {"reset", reset},
    {"schemaPush", schema_push},
};

}  // namespace

Method find_method(std::string_view name) {
  const auto* const found = std::ranges::find(kMethods, name, &NamedMethod::name);
  return found == std::end(kMethods) ? nullptr : found->method;
}

}  // namespace strata::rpc
