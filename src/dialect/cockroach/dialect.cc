#include "dialect/cockroach/dialect.h"

#include "dialect/cockroach/facts.h"
#include "dialect/cockroach/policy.h"
#include "dialect/cockroach/render.h"

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

}  // namespace strata::dialect::cockroach
