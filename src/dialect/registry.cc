#include "dialect/registry.h"

#include <algorithm>
#include <array>

#include "dialect/cockroach/dialect.h"
#include "dialect/cockroach/facts.h"
#include "dialect/mongodb/facts.h"
#include "dialect/mysql/facts.h"
#include "dialect/postgres/dialect.h"
#include "dialect/postgres/facts.h"
#include "dialect/sqlite/dialect.h"
#include "dialect/sqlite/facts.h"
#include "dialect/sqlserver/facts.h"

namespace strata::dialect {
namespace {

constexpr std::array<const target::Target*, 6> kTargets = {&postgres::kTarget,  &mysql::kTarget,
                                                           &sqlite::kTarget,    &cockroach::kTarget,
                                                           &sqlserver::kTarget, &mongodb::kTarget};

const sqlite::SqliteDialect kSqlite;
const postgres::PostgresDialect kPostgres;
const cockroach::CockroachDialect kCockroach;
constexpr std::array<const Dialect*, 3> kDialects = {&kSqlite, &kPostgres, &kCockroach};

}  // namespace

target::Targets targets() {
  return kTargets;
}

const target::Target& default_target() {
  return sqlite::kTarget;
}

const Dialect* find_dialect(std::string_view provider) {
  const auto* const found = std::ranges::find(
      kDialects, provider, [](const Dialect* dialect) { return dialect->target().provider; });
  return found == kDialects.end() ? nullptr : *found;
}

const Dialect* find_dialect_of_url(std::string_view url) {
  const auto* const found = std::ranges::find_if(
      kDialects, [&](const Dialect* dialect) { return dialect->target().takes_url(url); });
  return found == kDialects.end() ? nullptr : *found;
}

}  // namespace strata::dialect
