#include "dialect/registry.h"

#include <array>

#include "dialect/cockroach/facts.h"
#include "dialect/mongodb/facts.h"
#include "dialect/mysql/facts.h"
#include "dialect/postgres/facts.h"
#include "dialect/sqlite/facts.h"
#include "dialect/sqlserver/facts.h"

namespace strata::dialect {
namespace {

constexpr std::array<const target::Target*, 6> kTargets = {&postgres::kTarget,  &mysql::kTarget,
                                                           &sqlite::kTarget,    &cockroach::kTarget,
                                                           &sqlserver::kTarget, &mongodb::kTarget};

}  // namespace

target::Targets targets() {
  return kTargets;
}

const Dialect* find_dialect(std::string_view) {
  return nullptr;
}

}  // namespace strata::dialect
