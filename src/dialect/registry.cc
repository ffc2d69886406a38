#include "dialect/registry.h"

#include <array>

#include "dialect/sqlite/facts.h"

namespace strata::dialect {
namespace {

constexpr std::array<const target::Target*, 1> kTargets = {&sqlite::kTarget};

}  // namespace

target::Targets targets() {
  return kTargets;
}

const Dialect* find_dialect(std::string_view) {
  return nullptr;
}

}  // namespace strata::dialect
