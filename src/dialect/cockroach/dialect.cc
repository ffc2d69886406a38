#include "dialect/cockroach/dialect.h"

#include <utility>

#include "dialect/cockroach/facts.h"
#include "dialect/cockroach/own_types.h"
#include "dialect/cockroach/policy.h"
#include "dialect/cockroach/render.h"
#include "dialect/postgres/connection.h"
#include "dialect/postgres/lease.h"

namespace strata::dialect::cockroach {
namespace {

const Policy kPolicy;

}  // namespace

const target::Target& CockroachDialect::target() const {
  return kTarget;
}

const diff::Policy& CockroachDialect::policy() const {
  return kPolicy;
}

std::vector<RenderedStep> CockroachDialect::render(const diff::Migration& migration) const {
  return cockroach::render(migration);
}

Result<schema::Schema> CockroachDialect::introspect(sql::Connection& connection) const {
  STRATA_TRY(schema::Schema read, PostgresDialect::introspect(connection));
  return with_own_types(std::move(read));
}

Result<std::unique_ptr<RunnerLock>> CockroachDialect::lock_out_runners(sql::Connection& connection,
                                                                       const LockOptions& options) const {
  return postgres::take_lease(static_cast<postgres::Connection&>(connection), options);
}

Result<KeptShadow> CockroachDialect::open_kept_shadow(const ConnectOptions&, std::span<const Sha256>) const {
  return KeptShadow{};
}

}  // namespace strata::dialect::cockroach
