// What every rule is given. A rule is a free function over a Context: it reads the datamodel, asks the target
// for facts and pushes diagnostics; it changes nothing and knows no other rule.
#pragma once

#include "strata/diagnostic.h"

#include "psl/codes.h"
#include "psl/datamodel.h"
#include "target/target.h"

namespace strata::psl::rules {

struct Context {
  const Datamodel& datamodel;
  const target::Target& target;  // kUnknownTarget when the schema names no database
  Diagnostics& diagnostics;

  [[nodiscard]] bool uses_foreign_keys() const {
    return target.foreign_keys && datamodel.relation_mode() == RelationMode::foreign_keys;
  }
};

}  // namespace strata::psl::rules
